import { createRandom } from "../random.mjs";
import { actAndWatch } from "./act-and-watch.mjs";
import { chooseMoves } from "./moves.mjs";
import { openProfile, openWindow, ready } from "./windows.mjs";

const MOVES = 200;
const SEED = 7;

/**
 * Presses real keys in Speaker, and notes when Present follows: once with the windows as `S` opens them, which share a
 * process, and once with each in one of its own.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ episode: string, timeline: import("./moves.mjs").Timeline }} options `episode` by its address, with a closing slash
 */
export async function measureKeyToScreen(browser, { episode, timeline }) {
  const results = [];
  for (const way of /** @type {const} */ (["by S", "by itself"])) {
    const context = await openProfile(browser);
    const present = await openWindow(context, `${episode}present/`);
    const speaker = await openSpeaker(present, way, `${episode}speaker/`);
    await speaker.waitForSelector('.connection[data-connected="true"]');
    const random = createRandom(SEED);
    const moves = chooseMoves(timeline, MOVES, random);
    const times = await actAndWatch({ acting: speaker, watching: present }, moves, { random });
    results.push({ way, ...times });
    await context.close();
  }
  return results;
}

/** @param {import("playwright-core").Page} present @param {"by S" | "by itself"} way @param {string} url */
async function openSpeaker(present, way, url) {
  const opened = present.context().waitForEvent("page");
  if (way === "by S") await present.keyboard.press("s");
  // A tab behind another would draw once a second.
  else await present.evaluate((to) => void window.open(to, "", "popup,noopener"), url);
  const speaker = await opened;
  await speaker.waitForURL("**/speaker/*");
  await ready(speaker);
  return speaker;
}
