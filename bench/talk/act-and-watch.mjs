import { spread } from "../statistics.mjs";
import { clockDifference } from "./clock-difference.mjs";
import { write } from "./moves.mjs";
import { PATIENCE } from "./windows.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./moves.mjs").Move} Move
 */

/** Milliseconds between two moves, so that they come at any time of a frame. */
const PAUSE = { least: 5, most: 35 };

/**
 * Acts in one page, and notes when another has come to each position, has drawn it, and has had it presented:
 * milliseconds from the time stamp of the key or click.
 *
 * @param {{ acting: Page, watching: Page }} pages
 * @param {readonly Move[]} moves
 * @param {{ random: () => number, act?: (page: Page, move: Move) => Promise<unknown> }} options presses the key, unless told otherwise
 */
export async function actAndWatch({ acting, watching }, moves, { random, act = pressKey }) {
  const ahead = await clockDifference(acting, watching);
  /** @type {Record<"changed" | "drawn" | "presented", number[]>} */
  const times = { changed: [], drawn: [], presented: [] };
  /** @type {string[]} */
  const wrong = [];
  let index = await watching.evaluate(() => window.changes.length);
  for (const move of moves) {
    const waiting = watching.evaluate(
      ({ index, patience }) => window.whenChanged(index, patience),
      { index, patience: PATIENCE },
    );
    await act(acting, move);
    const change = await waiting;
    const pressed = ((await acting.evaluate(() => window.pressed.at(-1))) ?? Number.NaN) - ahead;
    if (change?.position === write(move.to)) {
      times.changed.push(change.at - pressed);
      times.drawn.push(change.drawn - pressed);
      times.presented.push(change.presented - pressed);
    } else wrong.push(`${change?.position} instead of ${write(move.to)}`);
    if (change) index += 1;
    await acting.waitForTimeout(PAUSE.least + random() * (PAUSE.most - PAUSE.least));
  }
  const { changed, drawn, presented } = times;
  return {
    clockDifference: ahead,
    changed: spread(changed),
    drawn: spread(drawn),
    presented: spread(presented),
    wrong,
  };
}

/** @param {Page} page @param {Move} move */
function pressKey(page, { key }) {
  return page.keyboard.press(key);
}
