import type { Browser } from "playwright-core";
import { withPrintPage } from "./with-print-page.ts";

/** Where slides are as large as they are drawn. */
const WINDOW = { width: 1280, height: 720 };

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
    page.locator("[data-slide]").evaluateAll((slides) =>
      slides.flatMap((slide) => {
        const parts = Array.from<Measured>(slide.querySelectorAll(".frame, .slide-body"));
        // A pixel is what rounding may add.
        const isOverfull = parts.some(
          ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
            scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1,
        );
        return isOverfull ? [slide.getAttribute("data-slide") ?? ""] : [];
      }),
    ),
  );
}
