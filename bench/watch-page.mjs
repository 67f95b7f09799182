import { isRight } from "./moments.mjs";
import { readShown } from "./page/read-shown.mjs";
import { watchCues } from "./page/watch-cues.mjs";

/**
 * Gives the next document of a page what the measuring scripts find on its `window`, before its own scripts run.
 *
 * @param {import("playwright-core").Page} page
 */
export async function watchPage(page) {
  await page.addInitScript({
    content: `Object.assign(window, { readShown: ${String(readShown)}, isRight: ${String(isRight)} });`,
  });
  await page.addInitScript(watchCues);
}
