/** @module-tag slow */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ar } from "../../src/languages/ar.ts";
import { en } from "../../src/languages/en.ts";
import { LANGUAGES, pageWords } from "../../src/languages/languages.ts";
import { Project, temporaryProject } from "../cli/project.ts";
import { episodesIn } from "../episode-in.ts";
import { axeViolations } from "./axe.ts";
import { openContext } from "./browser.ts";
import { ready, shown } from "./listen.ts";
import { startServer } from "./server.ts";

/** Slides, the waveform, which scrolls, and what only screen readers have, as the words beside the console's dot on a phone. */
const NOT_INTERFACE = ".reveal, .thumb, .track, .sr-only, .skip, .connection";

/** What is wider than its place: texts that are cut off, and what lies beside the window. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate((ignored) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = Array.from(
      document.querySelectorAll<HTMLElement>(
        "a, button, label, legend, summary, select, output, p, dt, dd, h1, h2, h3, .word, kbd",
      ),
    ).filter((element) => {
      if (!element.checkVisibility() || element.closest(ignored)) return false;
      const style = getComputedStyle(element);
      // Titles of episodes and chapters may be as long as their authors like.
      const mayEnd = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
      const isCut = style.display !== "inline" && element.scrollWidth > element.clientWidth + 1;
      const { left, right, width } = element.getBoundingClientRect();
      const isBeside = width > 0 && (left < -0.5 || right > innerWidth + 0.5);
      return (isCut && !mayEnd && style.overflowX !== "visible") || isBeside;
    });
    return [
      ...(scrollWidth > clientWidth ? [`the page: ${scrollWidth} of ${clientWidth} px`] : []),
      ...wide.map((element) => element.outerHTML.slice(0, 160)),
    ];
  }, NOT_INTERFACE);
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

const PHONE = { viewport: { width: 320, height: 640 } };

/** Of an episode, with what shows that it can be used. */
const PAGES: readonly [path: string, shows: string][] = [
  ["present/", ".reveal.ready"],
  ["speaker/", ".preview.now section"],
  ["timing/", ".track *"],
  ["print/?layout=handout", ".paper-head"],
];

describe("in each language", () => {
  const ends: (() => Promise<void>)[] = [];
  let url = "";

  beforeAll(async () => {
    const project = await Project.create(episodesIn(LANGUAGES));
    ends.push(() => project.remove());
    const atEnd = (stop: () => Promise<void>) => void ends.unshift(stop);
    ({ url } = await startServer("dev", { cwd: project.folder, atEnd }));
  });

  afterAll(async () => {
    for (const end of ends) await end();
  });

  test.each(Object.entries(LANGUAGES))(
    "a phone has all of every page in %s, in that language alone, and axe finds nothing",
    async (tag, words) => {
      const page = await (await openContext(PHONE)).newPage();
      const own = new Set(texts(words));
      const english = tag === "en" ? [] : texts(en).filter((text) => !own.has(text));
      const check = async (name: string, part = "html") => {
        expect.soft(await tooWide(page), name).toEqual([]);
        // Languages differ in their words, not in their colours.
        expect.soft(await axeViolations(page, part, ["light"]), name).toEqual([]);
        const found = await said(page);
        expect
          .soft(
            found.filter((text) => english.includes(text)),
            name,
          )
          .toEqual([]);
      };
      await page.goto(`${url}${tag}/`);
      await ready(page);
      const html = page.locator("html");
      expect(await html.getAttribute("lang")).toBe(tag);
      expect(await html.getAttribute("dir")).toBe(tag === "ar" ? "rtl" : "ltr");
      await check("Listen");
      await page.keyboard.press("?");
      await check("the sheet of keys", "dialog");
      await page.keyboard.press("Escape");
      await page.keyboard.press("s");
      for (const group of await page.locator(".settings summary").all()) {
        if (!(await group.evaluate((summary) => summary.closest("details")?.open)))
          await group.click();
        await check("settings", ".settings");
      }
      for (const [path, shows] of PAGES) {
        await page.goto(`${url}${tag}/${path}`);
        await page.waitForSelector(shows, { state: "attached" });
        await check(path);
      }
      // Where there is room, its buttons have words.
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(`${url}${tag}/speaker/`);
      await page.waitForSelector(".preview.now section");
      await check("Speaker, wide");
    },
  );

  test("a phone has all of the list of episodes", async () => {
    const page = await (await openContext(PHONE)).newPage();
    await page.goto(url);
    expect(await tooWide(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  });
});

test("an Arabic episode runs from right to left, and so does its page, but for time", async () => {
  const { folder } = await temporaryProject(episodesIn({ ar }));
  const { url } = await startServer("dev", { cwd: folder });
  const page = await (await openContext()).newPage();
  await page.goto(url);
  expect(await axeViolations(page)).toEqual([]);
  await page.goto(`${url}ar/`);
  await ready(page);
  expect(await page.getAttribute("html", "dir")).toBe("rtl");
  expect(await page.locator(".under .position").textContent()).toContain(
    pageWords("ar").scripts.slideOf({ number: 1, total: 4 }).replaceAll(" ", "\u00a0"),
  );
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
  await page.keyboard.press("ArrowLeft");
  expect(await shown(page)).not.toEqual(before);
  await page.keyboard.press("ArrowRight");
  expect(await shown(page)).toMatchObject({ slide: before.slide, step: before.step });
  const title = await page.locator("section.present .slide-title").boundingBox();
  const screen = await page.locator(".screen").boundingBox();
  const right = (title?.x ?? 0) + (title?.width ?? 0);
  expect(right).toBeGreaterThan((screen?.x ?? 0) + (screen?.width ?? Infinity) * 0.9);

  // The panel opens above its button, which is where the bar ends.
  await page.click('[data-action="settings"]');
  const [panel, button] = await Promise.all(
    [".settings", '[data-action="settings"]'].map((selector) =>
      page.locator(selector).boundingBox(),
    ),
  );
  expect(panel?.x).toBeLessThan(button?.x ?? 0);
  expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeGreaterThan(button?.x ?? Infinity);
});
