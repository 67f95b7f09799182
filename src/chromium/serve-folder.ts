import { join, normalize } from "node:path";
import type { Page } from "playwright-core";

/** A host that no network knows: nothing leaves the browser. */
const ORIGIN = "https://cuedeck.invalid";

/**
 * Lets a page load the files of a folder without a server. Everything else that it asks for fails.
 *
 * @returns the folder's origin, to go to
 */
export async function serveFolder(page: Page, folder: string): Promise<string> {
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
