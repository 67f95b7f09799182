import type { Browser } from "playwright-core";
import { withPrintPage } from "./print-page.ts";

/** A viewport in which slides are not scaled. */
const WINDOW = { width: 1280, height: 720 };

/** The elements that hold a slide's content. */
const PARTS = ".frame, .slide-body";
/** Pixels that may be lost to rounding. */
const ROUNDING = 1;

/** Everything on which the result depends besides the page. */
export const OVERFULL_RECIPE = JSON.stringify([WINDOW, PARTS, ROUNDING]);

/** An element's content and its box, in pixels. */
type Measured = Readonly<
  Record<"scrollHeight" | "clientHeight" | "scrollWidth" | "clientWidth", number>
>;

/**
 * Finds the slides of a print page whose content does not fit.
 *
 * @param folder of the finished site
 * @param path of the print page below it, with its query
 * @returns their ids, in order
 */
export function findOverfull(browser: Browser, folder: string, path: string): Promise<string[]> {
  return withPrintPage(browser, folder, path, { viewport: WINDOW }, (page) =>
    page.locator("[data-slide]").evaluateAll(
      (slides, { selector, rounding }) =>
        slides.flatMap((slide) => {
          const parts = Array.from<Measured>(slide.querySelectorAll(selector));
          const isOverfull = parts.some(
            ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
              scrollHeight > clientHeight + rounding || scrollWidth > clientWidth + rounding,
          );
          return isOverfull ? [slide.getAttribute("data-slide") ?? ""] : [];
        }),
      { selector: PARTS, rounding: ROUNDING },
    ),
  );
}
