import { SharedBrowser } from "../build/browser/shared-browser.js";

/**
 * Hands over a browser that has nothing cached, and closes it when the callback is done.
 *
 * @template T
 * @param {(browser: import("playwright-core").Browser) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withBrowser(use) {
  const shared = new SharedBrowser({ env: process.env, report: (line) => console.error(line) });
  try {
    return await use(await shared.launch());
  } finally {
    await shared[Symbol.asyncDispose]();
  }
}

/**
 * Hands over an empty page of such a browser.
 *
 * @template T
 * @param {(page: import("playwright-core").Page) => Promise<T>} use
 * @returns {Promise<T>}
 */
export function withPage(use) {
  return withBrowser(async (browser) =>
    use(await browser.newPage({ viewport: { width: 1280, height: 800 } })),
  );
}
