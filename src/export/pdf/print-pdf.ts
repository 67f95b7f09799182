import type { Browser } from "playwright-core";
import { withPrintPage } from "../with-print-page.ts";

const PDF_OPTIONS = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
} as const;

const PAGE_OPTIONS = { colorScheme: "light" } as const;

/** All on which a PDF depends beside its page: one printed otherwise is another. */
export const PDF_RECIPE = JSON.stringify([PDF_OPTIONS, PAGE_OPTIONS]);

/**
 * Prints a page of the site as a tagged PDF. The page's own CSS sets the paper's size.
 *
 * @param folder of the finished site
 * @param path of the page below it, with its query
 * @throws when something that the page needs is not in the folder
 */
export function printPdf(browser: Browser, folder: string, path: string): Promise<Uint8Array> {
  return withPrintPage(browser, folder, path, PAGE_OPTIONS, (page) => page.pdf(PDF_OPTIONS));
}
