import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { de } from "../../src/languages/de.ts";
import { en } from "../../src/languages/en.ts";
import { openContext } from "./browser.ts";
import { ready, shown } from "./listen.ts";
import { serveMadeUp } from "./made-up.ts";

const GERMAN = `---
title: Anfang
---

# Erste Folie

:::notes
[00:00] Guten Tag.
:::

---

# Zweite Folie

:::notes
[00:20] Auf Wiedersehen.
:::
`;

const ARABIC = `---
title: البداية
---

# الشريحة الأولى

- سطر أول
- سطر ثان

:::notes
[00:00] مرحبا بكم في هذه الحلقة.
:::

---

# الشريحة الثانية

:::notes
[00:20] إلى اللقاء.
:::
`;

async function open(url: string): Promise<Page> {
  const page = await (await openContext()).newPage();
  await page.goto(url);
  await page.waitForSelector(".reveal.ready");
  await ready(page);
  return page;
}

/** Every text and every name of the page, within Media Chrome's elements too. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = new Set<string>();
    const read = (root: ParentNode) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.matches("style, script, svg *")) continue;
        for (const name of ["aria-label", "title", "placeholder"])
          all.add(element.getAttribute(name) ?? "");
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE) all.add(node.textContent?.trim() ?? "");
        if (element.shadowRoot && element.checkVisibility()) read(element.shadowRoot);
      }
    };
    read(document.body);
    return [...all].filter((text) => text !== "");
  });
}

/** All texts in a tree of words. */
function texts(words: unknown): string[] {
  if (typeof words === "string") return [words];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(texts) : [];
}

test("a German episode has a German page, to the last button", async () => {
  const url = await serveMadeUp({
    meta: ["title: Ein Vortrag", "language: de", "media: ton.mp3"],
    segment: GERMAN,
    recording: "ton.mp3",
  });
  const page = await open(url);
  await page.click('[data-action="search"]');
  await page.keyboard.type("nirgends");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  await page.click('[data-action="next"]');
  await page.click('[data-action="settings"]');

  const german = new Set(texts([de.page, de.scripts]));
  const english = texts([en.page, en.scripts]).filter((text) => !german.has(text));
  expect(english.length).toBeGreaterThan(80);
  const found = await said(page);
  expect(found.filter((text) => english.includes(text))).toEqual([]);
  expect(found).toEqual(
    expect.arrayContaining([
      "Folie 2 von 2",
      de.scripts.commands.settings,
      de.page.copyEmbed,
      de.page.nudge,
    ]),
  );

  const names = await page
    .locator(".player [data-action]")
    .evaluateAll((all) => all.map((control) => control.ariaLabel));
  expect(names).toContain("Abspielen");
  expect(names).toContain("Tempo 1x");
  expect(names.join()).not.toMatch(/play|seek|chapter|mute|volume/i);
});

test("an Arabic episode runs from right to left, and so does its page, but for time", async () => {
  const url = await serveMadeUp({
    meta: ["title: محاضرة", "language: ar", "media: sound.mp3"],
    segment: ARABIC,
    recording: "sound.mp3",
  });
  const page = await open(url);
  expect(await page.getAttribute("html", "dir")).toBe("rtl");
  expect(await page.locator(".under .position").textContent()).toBe(
    "الشريحة \u20681\u2069 من \u20682\u2069",
  );
  expect(await page.locator(".player").getAttribute("lang")).toBe(null);
  const [stage, side, bar, play] = await Promise.all(
    [".stage", ".side", "media-time-range", "media-play-button"].map((selector) =>
      page.locator(selector).boundingBox(),
    ),
  );
  expect(side?.x).toBeLessThan(stage?.x ?? 0);
  expect(play?.x).toBeLessThan(bar?.x ?? 0);
  // Time runs from left to right.
  await page.mouse.click((bar?.x ?? 0) + (bar?.width ?? 0) / 4, (bar?.y ?? 0) + 22);
  await page.waitForFunction(() => {
    const { currentTime = 0 } = document.querySelector("audio") ?? {};
    return currentTime > 12 && currentTime < 18;
  });

  await page.locator("h1").click();
  const before = await shown(page);
  await page.keyboard.press("ArrowRight");
  expect(await shown(page)).toEqual(before);
  await page.keyboard.press("ArrowLeft");
  const after = await shown(page);
  expect(after.slide).not.toBe(before.slide);
  await page.keyboard.press("ArrowRight");
  expect((await shown(page)).slide).toBe(before.slide);
  const title = await page.locator("section.present .slide-title").boundingBox();
  const screen = await page.locator(".screen").boundingBox();
  const right = (title?.x ?? 0) + (title?.width ?? 0);
  expect(right).toBeGreaterThan((screen?.x ?? 0) + (screen?.width ?? Infinity) * 0.9);
});
