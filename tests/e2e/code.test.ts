/** @module-tag slow */
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { openContext, shareContext } from "./browser.ts";
import { readTimeline } from "./listen.ts";

const context = shareContext();
let page: Page;

const addressOf = (path: string) => new URL(`code/${path}`, inject("siteUrl")).href;

beforeAll(async () => {
  page = await context().newPage();
});

/** The numbers of a slide's lines that have a bar, and of those whose words are of one colour, the dim one. */
function lines(slide: Locator): Promise<{ lit: string[]; dim: string[] }> {
  return slide.evaluate((section) => {
    const all = Array.from(section.querySelectorAll<HTMLElement>(".line"));
    const numbers = (chosen: readonly HTMLElement[]) =>
      chosen.map(({ dataset }) => dataset["number"] ?? "");
    const colour = (line: HTMLElement) =>
      new Set(Array.from(line.querySelectorAll("[style]"), (word) => getComputedStyle(word).color));
    const probe = document.createElement("span");
    probe.style.color = "var(--code-dim)";
    section.append(probe);
    const dim = getComputedStyle(probe).color;
    probe.remove();
    return {
      lit: numbers(all.filter((line) => getComputedStyle(line).boxShadow !== "none")),
      dim: numbers(all.filter((line) => colour(line).size === 1 && colour(line).has(dim))),
    };
  });
}

/** What lines.steps show, one after the other. */
const STATES = [
  { lit: ["11", "12"], dim: ["10", "14"] },
  { lit: ["11", "12"], dim: ["10", "14"] },
  { lit: ["14"], dim: ["10", "12"] },
  { lit: [], dim: ["10", "12", "14"] },
  { lit: [], dim: [] },
];

describe("lines of code that are lit by steps", () => {
  test("at the clicks of the notes", async () => {
    const { steps } = await readTimeline("code");
    const own = steps.filter(({ slide }) => slide === "lines");
    expect(own.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  });

  test("on the deck, forward and back", async () => {
    await page.goto(addressOf("present/"));
    await page.waitForSelector(".reveal.ready");
    const slide = page.locator("section.present");
    for (const state of STATES) {
      expect(await lines(slide)).toEqual(state);
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await lines(slide)).toEqual(STATES[3]);
  });

  test("on paper: all of them, or the last", async () => {
    await page.goto(addressOf("print/?steps"));
    const states = await Promise.all((await page.locator("[data-slide=lines]").all()).map(lines));
    expect(states).toEqual(STATES);
    await page.goto(addressOf("print/"));
    expect(await lines(page.locator("[data-slide=lines]"))).toEqual(STATES.at(-1));
  });

  test("in the speaker's previews: now and next", async () => {
    await page.goto(addressOf("speaker/"));
    await page.waitForSelector(".preview.now .slide");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => lines(page.locator(".preview.now .slide"))).toEqual(STATES[2]);
    expect(await lines(page.locator(".preview.next .slide"))).toEqual(STATES[3]);
  });
});

/** The words of the block that a slide shows, by their key, and where each is drawn. */
function words(slide: Locator): Promise<Record<string, { text: string; x: number; y: number }>> {
  return slide.evaluate((section) => {
    const shown = Array.from(section.querySelectorAll<HTMLElement>("[data-word]")).filter((word) =>
      word.closest("pre")?.checkVisibility({ visibilityProperty: true }),
    );
    return Object.fromEntries(
      shown.map((word) => {
        const { x, y } = word.getBoundingClientRect();
        return [word.dataset["word"], { text: word.textContent, x, y }];
      }),
    );
  });
}

const openMoves = async (window: Page) => {
  await window.goto(addressOf("present/?slide=moves"));
  await window.waitForSelector(".reveal.ready");
  await window.waitForLoadState("networkidle");
  return window.locator("section.present");
};

describe("code that changes into other code", () => {
  test("moves the words that both have from where they were", async () => {
    const moving = await (await openContext({ reducedMotion: "no-preference" })).newPage();
    const slide = await openMoves(moving);
    const before = await words(slide);
    await moving.keyboard.press("ArrowRight");
    await moving.evaluate(() => {
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = 0;
      }
    });
    const start = await words(slide);
    const common = Object.keys(before).filter((key) => key in start);
    expect(common.map((key) => before[key]?.text)).toEqual([
      "const",
      "port",
      "=",
      ";",
      "serve",
      "(",
      "port",
      ");",
    ]);
    for (const key of common) {
      expect(start[key]?.text).toBe(before[key]?.text);
      expect(start[key]?.x).toBeCloseTo(before[key]?.x ?? 0, 0);
      expect(start[key]?.y).toBeCloseTo(before[key]?.y ?? 0, 0);
    }
    await moving.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    const end = await words(slide);
    expect(end["1"]?.y).toBeGreaterThan(before["1"]?.y ?? 0);
  });

  test("changes at once for those who want no motion", async () => {
    const slide = await openMoves(page);
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await slide.locator("pre:visible").innerText()).toContain("import");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await slide.locator("pre:visible").innerText()).toBe("const port = 80;\nserve(port);");
  });

  test("is on paper what it comes to, or each state", async () => {
    await page.goto(addressOf("print/?steps"));
    const states = page.locator("[data-slide=moves]");
    const texts = await Promise.all(
      (await states.all()).map((state) => state.locator("pre:visible").allInnerTexts()),
    );
    expect(texts.map((shown) => shown.map((text) => text.split("\n").length))).toEqual([
      [2],
      [3],
      [3],
    ]);
    await page.goto(addressOf("print/"));
    expect(await states.locator("pre:visible").count()).toBe(1);
  });
});

test("printed from Present, code is what its steps come to", async () => {
  await page.goto(addressOf("present/"));
  await page.waitForSelector(".reveal.ready");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await lines(page.locator("[data-slide=lines]"))).toEqual(STATES.at(-1));
  const moves = page.locator("[data-slide=moves] pre:visible");
  expect(await moves.allInnerTexts()).toEqual([expect.stringContaining("import")]);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  expect(await lines(page.locator("section.present"))).toEqual(STATES[0]);
});

describe("a group of code", () => {
  const shown = () => page.locator("section.present .code-group pre:visible").allInnerTexts();
  const openTabs = async () => {
    await page.goto(addressOf("present/?slide=tabs"));
    await page.waitForSelector(".reveal.ready");
  };

  test("shows what is clicked on, and the next key still turns the slide", async () => {
    await openTabs();
    expect(await shown()).toEqual(["$ npm install cuedeck"]);
    await page.click("section.present .code-tab:has-text('pnpm')");
    expect(await shown()).toEqual(["$ pnpm add cuedeck"]);
    await page.keyboard.press("ArrowLeft");
    await expect
      .poll(() => page.locator("section.present").getAttribute("data-slide"))
      .toBe("moves");
  });

  test("is chosen from with the keyboard, also without a script", async () => {
    const still = await (await openContext({ javaScriptEnabled: false })).newPage();
    await still.goto(addressOf(""));
    const tabs = still.locator("[data-slide=tabs]");
    await tabs.getByRole("radio", { name: "npm", exact: true }).focus();
    await still.keyboard.press("ArrowRight");
    expect(await tabs.locator(".code-group pre:visible").allInnerTexts()).toEqual([
      "$ pnpm add cuedeck",
    ]);
  });

  test("goes on by steps where it says so", async () => {
    await page.goto(addressOf("present/?slide=tabs-by-steps"));
    await page.waitForSelector(".reveal.ready");
    const marked = () =>
      page
        .locator("section.present .code-tab")
        .evaluateAll((tabs) =>
          tabs.flatMap((tab) =>
            getComputedStyle(tab).borderBottomColor === "rgba(0, 0, 0, 0)" ? [] : [tab.textContent],
          ),
        );
    expect([await shown(), await marked()]).toEqual([["npm install cuedeck"], ["npm"]]);
    await page.keyboard.press("ArrowRight");
    expect([await shown(), await marked()]).toEqual([["pnpm add cuedeck"], ["pnpm"]]);
  });

  test("is on paper its first, with the titles of all", async () => {
    await page.goto(addressOf("print/"));
    const group = page.locator("[data-slide=tabs] .code-group");
    expect(await group.locator(".code-tab").allInnerTexts()).toEqual(["npm", "pnpm"]);
    expect(await group.locator("pre:visible").allInnerTexts()).toEqual(["$ npm install cuedeck"]);
    expect(await group.locator("input").count()).toBe(0);
  });
});

describe("the button that copies code", () => {
  const allowed = shareContext({ permissions: ["clipboard-read", "clipboard-write"] });
  let listen: Page;

  beforeAll(async () => {
    listen = await allowed().newPage();
    await listen.goto(addressOf("?slide=tabs"));
    await listen.waitForSelector("section.present .copy-code");
  });

  const copied = async (block: string) => {
    const code = listen.locator(`section.present ${block}`);
    await code.focus();
    await listen.keyboard.press("Tab");
    await listen.keyboard.press("Enter");
    await listen.waitForSelector("[role=status]:has-text('Code copied')");
    return listen.evaluate(() => navigator.clipboard.readText());
  };

  test("leaves out what is no code: prompts, removed lines, and what is said of signs", async () => {
    expect(await copied(".code-group pre:first-of-type")).toBe("npm install cuedeck");
    expect(await copied("pre.signed")).toBe("const a = 1;\nconst b = 3;");
  });

  test("comes into sight at the code that it copies", async () => {
    const button = listen.locator("section.present pre.signed .copy-code");
    await listen.mouse.move(0, 0);
    await button.blur();
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe("0");
    await listen.locator("section.present pre.signed").hover();
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe("1");
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(24);
  });
});
