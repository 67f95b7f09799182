/** @module-tag slow */
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { axeViolations } from "./axe.ts";
import { openPage } from "./browser.ts";
import { ready } from "./listen.ts";

const SCREENS: readonly [name: string, options: BrowserContextOptions][] = [
  ["a phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ["a laptop", { viewport: { width: 1280, height: 720 } }],
];

const act = (page: Page, action: string) =>
  page.locator(`[data-action="${action}"]`).filter({ visible: true }).first().click();

interface State {
  readonly name: string;
  /** From the state before it. */
  readonly enter: (page: Page) => Promise<unknown>;
  /** What differs from the state before it; all, when left out. */
  readonly part?: string;
  /** Whether Escape leads out of it. */
  readonly closes?: boolean;
}

const STATES: readonly State[] = [
  { name: "as it opens", enter: ready },
  {
    name: "settings",
    enter: (page) => act(page, "settings"),
    part: ".settings",
    closes: true,
  },
  {
    name: "a search with hits",
    async enter(page) {
      await act(page, "search");
      await page.fill("#search-field", "tide");
      await page.waitForFunction(() => document.querySelector(".search-count")?.textContent);
    },
    part: ".side",
    closes: true,
  },
  {
    name: "the sheet of keys",
    enter: (page) => page.keyboard.press("?"),
    part: "dialog",
    closes: true,
  },
  { name: "all slides", enter: (page) => act(page, "overview"), part: "dialog", closes: true },
  {
    name: "let go",
    enter: (page) => page.waitForSelector('html[data-follow="off"]'),
    part: ".stage",
  },
  {
    name: "a diagram, enlarged",
    enter: (page) => act(page, "enlarge"),
    part: "dialog",
    closes: true,
  },
  {
    name: "the clock set by hand",
    async enter(page) {
      await act(page, "settings");
      await page.getByLabel("In another app").check();
      await page.keyboard.press("Escape");
      await page.waitForSelector(".by-hand", { state: "visible" });
    },
    part: ".player",
  },
];

const CONSOLE_STATES: readonly State[] = [
  {
    name: "as it opens",
    enter: (page) => page.waitForSelector(".preview.now section"),
  },
  {
    name: "on time, then far behind",
    async enter(page) {
      await page.fill("#slot", "00:05");
      await page.keyboard.press("Enter");
      await page.keyboard.press("t");
      await page.keyboard.press("ArrowRight");
      await page.waitForSelector(".pace:not(:empty)");
    },
    part: ".times",
  },
  {
    name: "preferences",
    enter: (page) => act(page, "preferences"),
    part: "#preferences",
    closes: true,
  },
  {
    name: "the sheet of keys",
    enter: (page) => page.keyboard.press("?"),
    part: "dialog",
    closes: true,
  },
  { name: "all slides", enter: (page) => act(page, "overview"), part: "dialog", closes: true },
  { name: "the jump", enter: (page) => act(page, "jump"), part: "dialog", closes: true },
  {
    name: "rehearsals, with a run",
    async enter(page) {
      await act(page, "rehearsal");
      await page.waitForSelector(".run-table");
    },
    part: "dialog",
    closes: true,
  },
  {
    name: "a reset that can be taken back",
    enter: (page) => act(page, "timer-reset"),
    part: ".notices",
  },
  {
    name: "a black screen",
    enter: (page) => page.keyboard.press("b"),
    part: ".previews",
  },
];

const PAGES: readonly [path: string, shows: string][] = [
  ["", "main"],
  ["tides/?embed", ".reveal.ready"],
  ["tides/present/", ".reveal.ready"],
];

describe.each(SCREENS)("on %s, axe finds nothing", (_name, options) => {
  test("in any state of Listen", async () => {
    const page = await openPage("tides/?slide=pull", options);
    for (const { name, enter, part, closes } of STATES) {
      await enter(page);
      expect(await axeViolations(page, part), name).toEqual([]);
      if (closes) await page.keyboard.press("Escape");
    }
  });

  test("in any state of Speaker", async () => {
    const page = await openPage("tides/speaker/?slide=pull", options);
    for (const { name, enter, part, closes } of CONSOLE_STATES) {
      await enter(page);
      expect(await axeViolations(page, part), name).toEqual([]);
      if (closes) await page.keyboard.press("Escape");
    }
  });

  test("on the other pages", async () => {
    const page = await openPage("", options);
    for (const [path, shows] of PAGES) {
      await page.goto(new URL(path, inject("siteUrl")).href);
      await page.waitForSelector(shows);
      expect(await axeViolations(page), path).toEqual([]);
    }
  });
});

test("axe finds nothing on the page for paper", async () => {
  const page = await openPage("tides/print/?layout=notes");
  await page.waitForSelector("section");
  expect(await axeViolations(page)).toEqual([]);
});

test("in the reader's own colours it still shows what is current, how far it is and how to return", async () => {
  const page = await openPage("tides/?t=66", { forcedColors: "active" });
  await ready(page);
  await act(page, "next");
  const style = (selector: string, property: string, pseudo?: string) =>
    page
      .locator(selector)
      .first()
      .evaluate(
        (element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name ?? ""),
        [property, pseudo],
      );
  const notes = ["[data-cue][aria-current]", "[data-cue]:not([aria-current])"] as const;
  expect(await style(notes[0], "outline-style")).toBe("solid");
  expect(await style(notes[1], "outline-style")).toBe("none");
  expect(await style('[data-action="follow"]', "border-style")).toBe("solid");

  const track = await style(".chapter-progress", "background-color");
  expect(await style(".chapter-progress", "background-color", "::before")).not.toBe(track);
  const [bar, rest] = await page.locator("media-time-range").evaluate((range) =>
    ["#progress", "#track"].map((part) => {
      const element = range.shadowRoot?.querySelector(part);
      return element && getComputedStyle(element).backgroundColor;
    }),
  );
  expect(bar).not.toBe(rest);
});

test("who wants no motion gets none", async () => {
  const page = await openPage("tides/");
  await ready(page);
  // Seen from within: a smooth way has steps.
  const places = await page.evaluate(async () => {
    const notes = document.querySelector("#notes");
    const seen = new Set<number>();
    document.querySelectorAll<HTMLElement>("[data-cue] .cue-time")[4]?.click();
    for (let frame = 0; frame < 20; frame++) {
      await new Promise(requestAnimationFrame);
      seen.add(notes?.scrollTop ?? 0);
    }
    return [...seen].filter((top) => top > 0);
  });
  expect(places).toHaveLength(1);
});
