import { STEP_EPISODES, STEPS_PER_SLIDE } from "../deck/step-episodes.mjs";
import { pressThrough } from "../page/press-through.mjs";
import { spread } from "../statistics.mjs";
import { openProfile, openWindow } from "./windows.mjs";

/** @typedef {import("../page/press-through.mjs").Press} Press */

/** Slides of the long episode that are stepped through, unless all are. */
const SAMPLE = 60;
/** How often the short one is, for as many steps as in the sample. */
const ROUNDS = 2;
/** Milliseconds: by then Speaker has followed, with which Present shares the processor. Keys that are held come as fast. */
const PAUSE = 20;
const PRESSES_PER_SLIDE = STEPS_PER_SLIDE + 1;

/**
 * Steps through the two made-up episodes in Present, and notes how long each press blocks it.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ origin: string, full: boolean }} options `full` for every slide
 */
export async function measureBlocked(browser, { origin, full }) {
  const { long, short } = STEP_EPISODES;
  const sample = full ? long.slides - 1 : SAMPLE;
  const skipped = Math.floor((long.slides - sample) / 2);
  return {
    long: await pressIn(browser, `${origin}/${long.id}/`, {
      rounds: 1,
      skipped,
      presses: sample * PRESSES_PER_SLIDE,
    }),
    short: await pressIn(browser, `${origin}/${short.id}/`, {
      rounds: full ? Math.ceil(sample / short.slides) : ROUNDS,
      skipped: 0,
      presses: short.slides * PRESSES_PER_SLIDE - 1,
    }),
  };
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} episode
 * @param {{ rounds: number, skipped: number, presses: number }} walk slides to skip first, and presses then, of a round
 */
async function pressIn(browser, episode, { rounds, skipped, presses }) {
  const context = await openProfile(browser);
  // Speaker is there as in a talk, and in a process of its own: what it does is not Present's.
  const speaker = await openWindow(context, `${episode}speaker/?session=blocked`);
  const present = await openWindow(context, `${episode}present/?session=blocked`);
  await speaker.waitForSelector('.connection[data-connected="true"]');
  /** @type {Press[]} */
  const counted = [];
  for (let round = 0; round < rounds; round += 1) {
    const skipping = Array.from({ length: skipped }, () => "Alt+ArrowRight");
    await present.evaluate(pressThrough, { keys: ["Home", ...skipping], pause: 0 });
    const keys = Array.from({ length: presses }, () => "ArrowRight");
    counted.push(...(await present.evaluate(pressThrough, { keys, pause: PAUSE })));
  }
  await context.close();
  return {
    handled: spread(counted.map(({ handled }) => handled)),
    frame: spread(counted.map(({ frame }) => frame)),
    blocked: spread(counted.map(({ handled, frame }) => handled + frame)),
  };
}
