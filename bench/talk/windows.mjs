import { watchPosition } from "../page/watch-position.mjs";

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").BrowserContext} BrowserContext
 * @typedef {import("playwright-core").Page} Page
 */

/** Milliseconds to wait for a position that has to come. */
export const PATIENCE = 2000;

/**
 * A browser profile of its own, whose pages write down where they are.
 *
 * @param {Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {Promise<BrowserContext>}
 */
export async function openProfile(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    // Each page would fetch and keep the whole episode once more.
    serviceWorkers: "block",
    ...options,
  });
  await context.addInitScript(watchPosition);
  return context;
}

/** Opens a page of a talk, and resolves once it can be used. @param {BrowserContext} context @param {string} url */
export async function openWindow(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await ready(page);
  return page;
}

/** Resolves once Present, Speaker or Listen can be used. @param {Page} page */
export async function ready(page) {
  const isSpeaker = new URL(page.url()).pathname.endsWith("/speaker/");
  await page.waitForSelector(isSpeaker ? ".preview.now section" : ".reveal.ready");
}

/** Where a page is, as `cover 2`. @param {Page} page */
export function positionOf(page) {
  return page.evaluate(() => window.readPosition());
}

/**
 * Resolves once a page is where it has to be.
 *
 * @param {Page} page
 * @param {string} position
 * @returns {Promise<boolean>} false when it was not for as long as one waits
 */
export async function comesTo(page, position) {
  try {
    await page.waitForFunction((wanted) => window.readPosition() === wanted, position, {
      timeout: PATIENCE,
    });
    return true;
  } catch {
    return false;
  }
}
