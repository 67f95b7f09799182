import type { Browser } from "playwright-core";
import { serveFolder } from "../../chromium/serve-folder.ts";

const PAGE_OPTIONS = { colorScheme: "light", reducedMotion: "reduce" } as const;
const PDF_OPTIONS = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
} as const;

/** All on which a PDF depends beside its page: one printed otherwise is another. */
export const PDF_RECIPE = JSON.stringify([PAGE_OPTIONS, PDF_OPTIONS]);

/**
 * Prints a page of the site as a tagged PDF with an outline of its headings. The page's own CSS sets the paper's size.
 *
 * @param folder of the finished site
 * @param path of the page below it, with its query
 * @throws when something that the page needs is not in the folder
 */
export async function printPdf(
  browser: Browser,
  folder: string,
  path: string,
): Promise<Uint8Array> {
  const page = await browser.newPage(PAGE_OPTIONS);
  try {
    const origin = await serveFolder(page, folder);
    const missing: string[] = [];
    page.on("response", (response) => {
      if (!response.ok()) missing.push(new URL(response.url()).pathname);
    });
    await page.goto(`${origin}/${path}`, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready");
    if (missing.length > 0) throw new Error(`The page ${path} lacks ${missing.join(", ")}`);
    return await page.pdf(PDF_OPTIONS);
  } finally {
    await page.close();
  }
}
