import { createRandom } from "../random.mjs";
import { actAndWatch } from "../talk/act-and-watch.mjs";
import { chooseMoves } from "../talk/moves.mjs";

/** @typedef {import("playwright-core").Page} Page */

const COMMANDS = 200;
const SEED = 11;

/** What a finger finds on the phone, by the key that does the same. */
const BUTTONS = new Map([
  ["ArrowRight", '.turn-on[data-action="next"]'],
  ["ArrowLeft", '.turn-back[data-action="previous"]'],
]);

/**
 * Drives a talk from a phone, by keys and by taps in turn, and notes when Speaker follows.
 *
 * @param {{ phone: Page, speaker: Page }} pages
 * @param {import("../talk/moves.mjs").Timeline} timeline
 */
export function measureRemote({ phone, speaker }, timeline) {
  const random = createRandom(SEED);
  let count = 0;
  return actAndWatch(
    { acting: phone, watching: speaker },
    chooseMoves(timeline, COMMANDS, random),
    {
      random,
      act(page, { key }) {
        count += 1;
        const button = count % 2 === 0 ? BUTTONS.get(key) : undefined;
        return button === undefined ? page.keyboard.press(key) : page.tap(button);
      },
    },
  );
}
