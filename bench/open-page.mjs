import { SharedBrowser } from "../build/chromium/shared-browser.js";

/**
 * Hands over an empty page of a browser that has nothing cached, and closes it when the callback is done.
 *
 * @template T
 * @param {(page: import("playwright-core").Page) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPage(use) {
  const shared = new SharedBrowser({ env: process.env, report: (line) => console.error(line) });
  try {
    const browser = await shared.launch();
    return await use(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
  } finally {
    await shared[Symbol.asyncDispose]();
  }
}
