import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serveFolder } from "../chromium/serve-folder.ts";

/**
 * Opens a page of a finished site that is to be printed or pictured, with its fonts, for as long as the callback runs.
 *
 * @param folder of the site
 * @param path of the page below it, with its query
 * @throws when something that the page needs is not in the folder
 */
export async function withPrintPage<Result>(
  browser: Browser,
  folder: string,
  path: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage({ ...options, reducedMotion: "reduce" });
  try {
    const origin = await serveFolder(page, folder);
    const missing: string[] = [];
    page.on("response", (response) => {
      // Of a recording nothing is printed, so it need not be there.
      if (!response.ok() && response.request().resourceType() !== "media")
        missing.push(new URL(response.url()).pathname);
    });
    await page.goto(`${origin}/${path}`, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready");
    if (missing.length > 0) throw new Error(`The page ${path} lacks ${missing.join(", ")}`);
    return await use(page);
  } finally {
    await page.close();
  }
}
