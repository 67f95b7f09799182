import { chromium } from "playwright-core";
import { SharedBrowser } from "../build/browser/shared-browser.js";
import { freePort } from "./free-port.mjs";

/** What Playwright switches off so that tests run as fast in the background, and a listener's browser does not. */
const BACKGROUND_FLAGS = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {{ page: Page, hide: () => Promise<void> }} HideablePage `hide` minimizes its window; throws when the page is not hidden then
 */

/**
 * Hands over an empty page that can be hidden as a tab is, and closes it when the callback is done.
 *
 * A page that Playwright opens believes that it is always in the foreground, but for those of a browser that it only
 * connects to: so one Playwright starts the browser, and another connects to it.
 *
 * @template T
 * @param {(page: HideablePage) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withHideablePage(use) {
  const shared = new SharedBrowser({ env: process.env, report: (line) => console.error(line) });
  const choice = await shared.choice();
  const port = await freePort();
  const started = await chromium.launch({
    executablePath: choice.executablePath,
    env: { ...process.env, ...choice.env },
    args: [`--remote-debugging-port=${port}`],
    ignoreDefaultArgs: BACKGROUND_FLAGS,
    chromiumSandbox: false,
  });
  try {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    const [context] = browser.contexts();
    if (!context) throw new Error("Unexpected browser without a window, expected its first one");
    const page = await context.newPage();
    const setWindow = await windowOf(page);
    await setWindow({ width: 1280, height: 900 });
    const hide = async () => {
      await setWindow({ windowState: "minimized" });
      // Not with each frame, as there will be none.
      await page.waitForFunction(() => document.visibilityState === "hidden", undefined, {
        polling: 100,
      });
    };
    return await use({ page, hide });
  } finally {
    await started.close();
  }
}

/** @param {Page} page */
async function windowOf(page) {
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send("Browser.getWindowForTarget");
  return (/** @type {{ width?: number, height?: number, windowState?: "minimized" }} */ bounds) =>
    session.send("Browser.setWindowBounds", { windowId, bounds });
}
