import { chromium } from "playwright-core";
import { findBrowser } from "../build/browser/find.js";

/**
 * Hands over a browser that has nothing cached, and closes it when the callback is done.
 *
 * @template T
 * @param {(browser: import("playwright-core").Browser) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withBrowser(use) {
  const choice = await findBrowser({
    env: process.env,
    fetchMissing: true,
    report: (line) => console.error(line),
  });
  const browser = await chromium.launch({
    executablePath: choice.executablePath,
    env: { ...process.env, ...choice.env },
    args: ["--font-render-hinting=none"],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
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
