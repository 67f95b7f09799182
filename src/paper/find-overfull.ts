import type { Browser } from "playwright-core";
import { withPrintPage } from "./print-page.ts";

/** Where slides are as large as they are drawn. */
const WINDOW = { width: 1280, height: 720 };

/** What holds a slide's content. */
const PARTS = ".frame, .slide-body";
/** Pixels that rounding may add. */
const ROUNDING = 1;

/** All on which the answer depends beside the page. */
export const OVERFULL_RECIPE = JSON.stringify([WINDOW, PARTS, ROUNDING]);

/** Of an element, in pixels: what it holds, and what it has room for. */
type Measured = Readonly<
  Record<"scrollHeight" | "clientHeight" | "scrollWidth" | "clientWidth", number>
>;

/**
 * Finds the slides of a print page that hold more than fits on them.
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
