/** @module-tag slow */
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { openContext, openPage } from "./browser.ts";
import { readTimeline } from "./listen.ts";

const VIEWPORTS = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

interface Box {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where all slides and notes stand in the page, in its order. */
function boxes(page: Page): Promise<Box[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>("[data-slide], [data-cue]"), (element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const { slide, cue } = element.dataset;
      return { name: `${slide ?? cue}`, top, bottom, left, right };
    }),
  );
}

/** What nobody can see: neither it nor anything around it is without opacity, hidden or without a box. */
function unseen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faint = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).opacity !== "1" || faint(element.parentElement));
    return (
      Array.from(
        document.querySelectorAll<HTMLElement | SVGElement>(
          "[data-slide], [data-step], [data-cue] p",
        ),
      )
        // Of a picture's two formats one shows.
        .filter((element) => element.closest("svg")?.checkVisibility() !== false)
        .filter(
          (element) => faint(element) || !element.checkVisibility({ visibilityProperty: true }),
        )
        .map((element) => element.closest<HTMLElement>("section")?.dataset["slide"] ?? "a note")
    );
  });
}

describe.each(VIEWPORTS)("without JavaScript, at $width×$height", (viewport) => {
  test("every slide with all its steps and every note stand below each other", async () => {
    const { slides, cues } = await readTimeline();
    const page = await openPage("tides/", { viewport, javaScriptEnabled: false });
    await page.waitForSelector("noscript .notice");

    const found = await boxes(page);
    expect(found.map(({ name }) => name)).toEqual([...slides, ...cues].map(({ id }) => id));
    const faults = found.filter(
      ({ top, bottom, left, right }, index) =>
        top < (found[index - 1]?.bottom ?? 0) ||
        bottom - top < 40 ||
        left < 0 ||
        right > viewport.width,
    );
    expect(faults).toEqual([]);
    expect(await unseen(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });

  test("Present scrolls from slide to slide", async () => {
    const { slides } = await readTimeline();
    const page = await openPage("tides/present/", { viewport, javaScriptEnabled: false });
    const last = page.locator(`[data-slide="${slides.at(-1)?.id}"] .slide-title`);
    await page.mouse.move(100, 100);
    await page.mouse.wheel(0, 1_000_000);
    await expect.poll(async () => (await last.boundingBox())?.y).toBeLessThan(viewport.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });

  test("the browser's own player is there, and nothing that would do nothing", async () => {
    const page = await openPage("tides/", { viewport, javaScriptEnabled: false });
    const player = await page.locator("audio[controls]").boundingBox();
    expect(player?.width).toBeGreaterThan(300);
    expect((player?.y ?? Infinity) + (player?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
    const left = page.locator("button, input, select").filter({ visible: true });
    expect(await left.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([]);
  });
});

test.each(VIEWPORTS)(
  "while scripts are on their way, the first slide and its notes are painted, at $width×$height",
  async (viewport) => {
    const page = await (await openContext({ viewport })).newPage();
    // Held back for as long as the page is open.
    await page.route("**/*.js", () => {});
    await page.goto(new URL("tides/", inject("siteUrl")).href, { waitUntil: "commit" });
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    const { slides, cues } = await readTimeline();
    for (const selector of [
      `[data-slide="${slides[0]?.id}"] .slide-title`,
      `[data-cue="${cues[0]?.id}"] p`,
    ]) {
      await expect.poll(() => page.locator(selector).isVisible(), { message: selector }).toBe(true);
      const box = await page.locator(selector).boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0), selector).toBeLessThan(viewport.height);
    }
    const visible = page.locator("[data-slide]").filter({ visible: true });
    expect(await visible.count()).toBe(1);
  },
);
