import { elapsedAt } from "../../build/talk/state.js";
import { formatTimecode } from "../../build/timeline/timecode.js";
import { readLog } from "./read-log.mjs";
import { openProfile, openWindow, ready } from "./windows.mjs";

/**
 * What happens in a talk of three hours, a line at a time; minutes. While the machine sleeps no timer runs.
 *
 * @type {readonly { do?: "start" | "pause" | "reload", minutes: number, asleep?: boolean }[]}
 */
const TALK = [
  { do: "start", minutes: 20 },
  { minutes: 40, asleep: true },
  { do: "pause", minutes: 7 },
  { do: "start", minutes: 10 },
  { do: "reload", minutes: 20, asleep: true },
  { minutes: 0.0125 },
  { do: "pause", minutes: 15, asleep: true },
  { do: "start", minutes: 90, asleep: true },
  { minutes: 0.004_05 },
];

const MINUTE = 60_000;
/** Milliseconds between two looks of the page at its clock. */
const TICK = 200;
const SESSION = "timer";

/**
 * Lets a talk of three hours pass in Speaker, by made-up time, and compares its stopwatch with that time: as the page's
 * log has it at the page's `Date.now()`, and in whole seconds as the page shows it.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ episode: string, timeline: import("./moves.mjs").Timeline }} options `episode` by its address
 */
export async function measureTimer(browser, { episode, timeline }) {
  const context = await openProfile(browser);
  await context.clock.install();
  const speaker = await openWindow(context, `${episode}speaker/?session=${SESSION}`);
  let now = (await speaker.evaluate(() => Date.now())) + 1000;
  await speaker.clock.pauseAt(now);
  let elapsed = 0;
  let running = false;
  const looks = [];
  for (const { do: act, minutes, asleep } of TALK) {
    if (act === "reload") {
      await speaker.reload();
      await ready(speaker);
    } else if (act) {
      await speaker.keyboard.press("t");
      running = act === "start";
    }
    const passing = Math.round(minutes * MINUTE);
    if (asleep) {
      await speaker.clock.fastForward(passing);
      await speaker.clock.runFor(TICK);
    } else await speaker.clock.runFor(passing);
    const passed = passing + (asleep ? TICK : 0);
    now += passed;
    elapsed += running ? passed : 0;
    const { state } = await readLog(speaker, SESSION, timeline);
    const pageNow = await speaker.evaluate(() => Date.now());
    const shown = await speaker.locator(".elapsed").innerText();
    looks.push({
      elapsed,
      // Milliseconds.
      off: elapsedAt(state.stopwatch, pageNow) * 1000 - elapsed,
      wallClockOff: pageNow - now,
      shown,
      // Its last look was a moment ago.
      right: [0, TICK].some((ago) => shown === formatTimecode(Math.max(0, elapsed - ago) / 1000)),
    });
  }
  await context.close();
  return {
    hours: elapsed / (60 * MINUTE),
    off: Math.max(...looks.map(({ off }) => Math.abs(off))),
    wrong: looks.filter(({ right }) => !right),
    looks,
  };
}
