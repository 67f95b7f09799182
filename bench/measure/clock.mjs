import { LONG_EPISODES, LONG_PROJECT, writeLongEpisodes } from "../deck/long-episode.mjs";
import { expectedAt, isRight } from "../moments.mjs";
import { withPage } from "../open-page.mjs";
import { withServedSite } from "../serve-site.mjs";
import { watchPage } from "../watch-page.mjs";

/**
 * What happens in an hour, a line at a time; minutes. While the machine sleeps no timer runs, and what was due comes
 * when it wakes.
 *
 * @typedef {{ do?: "play" | "pause" | "rate", minutes: number, asleep?: boolean }} Happening
 * @type {readonly Happening[]}
 */
const HOUR = [
  { do: "play", minutes: 8 },
  { do: "pause", minutes: 3 },
  { do: "play", minutes: 4 },
  { do: "rate", minutes: 10 },
  { minutes: 15, asleep: true },
  { do: "rate", minutes: 10 },
  { do: "pause", minutes: 5, asleep: true },
  { do: "play", minutes: 5 },
];

/** Milliseconds. */
const MINUTE = 60_000;
/** Seconds between two moments at most. */
const LONGEST_CUE = 6;

/**
 * Lets an hour pass by the clock set by hand, in a page whose time is made up, and notes how far each moment that the
 * page announces lies from what the wall clock says.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureClock({ report }) {
  await writeLongEpisodes();
  return withServedSite(
    (origin) =>
      withPage(async (page) => {
        await page.clock.install();
        await watchPage(page);
        const url = `${origin}/${LONG_EPISODES[0].id}/`;
        await page.goto(url, { waitUntil: "networkidle" });
        const response = await page.request.get(`${url}timeline.json`);
        const spans = await liveThrough(page, report);
        return compare(await response.json(), spans, await page.evaluate(() => window.shown));
      }),
    LONG_PROJECT,
  );
}

/**
 * A span in which the clock ran evenly, or stood.
 *
 * @typedef {{ from: number, to: number, time: number, rate: number }} Span `from` and `to` by `Date`, in milliseconds; the episode's time at `from` in seconds
 */

/**
 * @param {import("playwright-core").Page} page
 * @param {(line: string) => void} report
 * @returns {Promise<Span[]>}
 */
async function liveThrough(page, report) {
  const rateButton = page.locator('[data-action="rate"]');
  const rates = ((await rateButton.getAttribute("rates")) ?? "").split(" ").map(Number);
  await page.click('[data-action="settings"]');
  await page.check('[data-control="source"][value="by-hand"]');
  await page.keyboard.press("Escape");
  // From here on, time passes as told.
  let now = (await page.evaluate(() => Date.now())) + 1000;
  await page.clock.pauseAt(now);
  await page.evaluate(() => void (window.shown.length = 0));

  /** @type {Span[]} */
  const spans = [];
  let time = 0;
  let rate = 1;
  let playing = false;
  for (const { do: act, minutes, asleep } of HOUR) {
    if (act === "rate") {
      await rateButton.click();
      rate = rates.find((each) => each > rate) ?? rates[0] ?? rate;
    } else if (act) {
      await page.click('[data-action="play"]');
      playing = act === "play";
    }
    const from = now;
    now += minutes * MINUTE;
    if (asleep) await page.clock.fastForward(now - from);
    else await page.clock.runFor(now - from);
    spans.push({ from, to: now, time, rate: playing ? rate : 0 });
    time += playing ? minutes * 60 * rate : 0;
    report(`${minutes} minutes${asleep ? " asleep" : ""}, ${playing ? `at ${rate}×` : "paused"}`);
  }
  return spans;
}

/**
 * @param {import("../moments.mjs").Timeline} timeline
 * @param {readonly Span[]} spans
 * @param {readonly import("../page/watch-cues.mjs").Shown[]} shown
 */
function compare(timeline, spans, shown) {
  const moments = shown.map((entry) => {
    const span = spans.find(({ from, to }) => from <= entry.now && entry.now <= to);
    if (!span) throw new Error(`Unexpected moment at ${entry.now}, expected one in the hour`);
    const time = span.time + ((entry.now - span.from) / 1000) * span.rate;
    return {
      time,
      // Milliseconds; what adding binary fractions costs is no drift.
      drift: Number(((entry.mediaTime - time) * 1000).toFixed(6)),
      late: (entry.mediaTime - entry.start) * 1000,
      right: isRight(expectedAt(timeline, entry.mediaTime), entry),
    };
  });
  const last = spans.at(-1);
  const end = last ? last.time + ((last.to - last.from) / 1000) * last.rate : 0;
  return {
    minutes: spans.reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE,
    // A clock that stopped on the way has no drift to tell.
    drift:
      end - (moments.at(-1)?.time ?? 0) > LONGEST_CUE
        ? undefined
        : Math.max(...moments.map(({ drift }) => Math.abs(drift))),
    wrong: moments.filter(({ right }) => !right),
    moments,
  };
}
