import { describe, expect, test } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { appears, openPage, PATIENCE } from "./page-state.ts";
import type { Page, Windows } from "./page.ts";

/**
 * Each page, and what stands in it once it can be used: the guide's, which has all that there is, and a short episode's in
 * the languages whose scripts differ the most.
 */
const PAGES = [
  ["", "main"],
  ["guide/", ".reveal.ready"],
  ["guide/present/", ".reveal.ready"],
  ["guide/speaker/", ".preview.now section"],
  ["guide/print/", "main .slide"],
  ["ar/", ".reveal.ready"],
  ["ar/present/", ".reveal.ready"],
  ["ar/speaker/", ".preview.now section"],
  ["ar/print/?layout=handout", "main .slide"],
  ["ja/", ".reveal.ready"],
  ["ja/present/", ".reveal.ready"],
  ["ja/speaker/", ".preview.now section"],
  ["ja/print/?layout=notes", "main .slide"],
] as const;

/** By how much a page is wider than its window. */
function pixelsBeyond(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** How pages load. */
export function testPages(windows: () => Windows): void {
  describe("pages", () => {
    test.each(PAGES)(
      "/%s loads without a fault, in its colours and its width, for all who read it",
      async (path, ready) => {
        const page = await openPage(windows(), path);
        await appears(page, ready);
        // Fonts that come later change what fits, and slides that come in have mixed colours.
        await expect.poll(() => pixelsBeyond(page), PATIENCE).toBeLessThanOrEqual(0);
        const { faults, ground, ink } = await page.evaluate(() => {
          const { backgroundColor, color } = getComputedStyle(document.body);
          return { faults: Reflect.get(window, "faults"), ground: backgroundColor, ink: color };
        });
        expect(faults).toEqual([]);
        expect(ground).not.toBe("rgba(0, 0, 0, 0)");
        expect(ink).not.toBe(ground);
        await expect.poll(() => accessibilityFaults(page), PATIENCE).toEqual([]);
      },
    );

    test.each([
      ["guide/", ".chapter-picture"],
      ["guide/speaker/", ".preview .thumb"],
    ])("/%s draws slides as large as their place", async (path, place) => {
      const page = await openPage(windows(), path);
      await appears(page, `${place} > .slide`);
      const shares = () =>
        page.evaluate((selector) => {
          const shown = Array.from(document.querySelectorAll(selector), (part) => {
            const { width } = part.querySelector(":scope > .slide")?.getBoundingClientRect() ?? {};
            return (width ?? 0) / part.clientWidth;
          });
          return { least: Math.min(...shown), most: Math.max(...shown) };
        }, place);
      await expect.poll(async () => (await shares()).least, PATIENCE).toBeGreaterThan(0.97);
      await expect.poll(async () => (await shares()).most, PATIENCE).toBeLessThan(1.03);
    });

    test("/tides/print/ puts each slide on a page of its own", async () => {
      const page = await openPage(windows(), "tides/print/");
      await appears(page, "main .slide");
      const breaks = await page.evaluate(() =>
        Array.from(document.querySelectorAll("main .slide"), (slide) => {
          return getComputedStyle(slide).breakAfter;
        }),
      );
      expect(breaks.length).toBeGreaterThan(5);
      expect(new Set(breaks.slice(0, -1))).toEqual(new Set(["page"]));
      expect(breaks.at(-1)).toBe("auto");
    });
  });
}
