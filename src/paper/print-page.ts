import { join, normalize } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/**
 * Opens a page of a finished site, with its fonts loaded, and closes it after the callback.
 *
 * @param folder of the site
 * @param path of the page below it, with its query
 * @throws if a file that the page loads is not in the folder
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
      // The recording is not printed, and not copied.
      if (!response.ok() && response.request().resourceType() !== "media")
        missing.push(new URL(response.url()).pathname);
    });
    await page.goto(`${origin}/${path}`, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready");
    if (missing.length > 0)
      throw new Error(`The page ${path} needs files that are missing: ${missing.join(", ")}`);
    return await use(page);
  } finally {
    await page.close();
  }
}

/** A host that can't exist (RFC 2606), so that no request leaves the browser. */
const ORIGIN = "https://cuedeck.invalid";

/**
 * Serves a folder to a page by intercepting its requests; all others fail.
 *
 * @returns the folder's origin
 */
async function serveFolder(page: Page, folder: string): Promise<string> {
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) return route.abort();
    try {
      const path = decodeURIComponent(url.pathname).replace(/\/$/, "/index.html");
      await route.fulfill({ path: join(folder, normalize(path)) });
    } catch {
      await route.fulfill({ status: 404 });
    }
  });
  return ORIGIN;
}

const PDF_OPTIONS = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
} as const;

const PAGE_OPTIONS = { colorScheme: "light" } as const;

/** Everything on which a PDF depends besides its page. */
export const PDF_RECIPE = JSON.stringify([PDF_OPTIONS, PAGE_OPTIONS]);

/**
 * Prints a page of the site as a tagged PDF, of the size that the page's CSS sets.
 *
 * @param folder of the finished site
 * @param path of the page below it, with its query
 * @throws if a file that the page loads is not in the folder
 */
export function printPdf(browser: Browser, folder: string, path: string): Promise<Uint8Array> {
  return withPrintPage(browser, folder, path, PAGE_OPTIONS, (page) => page.pdf(PDF_OPTIONS));
}
