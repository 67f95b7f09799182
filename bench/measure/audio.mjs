import { isRight, momentsOf } from "../moments.mjs";
import { withHideablePage } from "../open-hideable-page.mjs";
import { playAcross } from "../page/play-across.mjs";
import { playThrough } from "../page/play-through.mjs";
import { EPISODE } from "../places.mjs";
import { withServedSite } from "../serve-site.mjs";
import { percentile } from "../statistics.mjs";
import { watchPage } from "../watch-page.mjs";

/** Seconds of playing before a moment, and milliseconds to wait for its event. */
const LEAD = 0.5;
const TIMEOUT = 4000;

/**
 * One way in which the episode plays.
 *
 * @typedef {{ name: string, rate: number, hidden: boolean }} Mode
 */

/** The page is hidden for good, so that comes last. @type {readonly Mode[]} */
const MODES = [
  { name: "at 1×", rate: 1, hidden: false },
  { name: "at 2×", rate: 2, hidden: false },
  { name: "in a hidden tab", rate: 1, hidden: true },
];

/**
 * @typedef {import("../moments.mjs").Moment} Moment
 * @typedef {import("../page/watch-cues.mjs").Shown} Shown
 * @typedef {import("playwright-core").Page} Page
 */

/**
 * Plays the real episode and notes how far the audio is when slide, step and note have changed: at 1×, at 2× and in a
 * hidden tab, across each moment from half a second before it, or in one go with `--full`.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export function measureAudio({ full, report }) {
  return withServedSite((origin) =>
    withHideablePage(async ({ page, hide }) => {
      await watchPage(page);
      await page.goto(`${origin}/${EPISODE}/`, { waitUntil: "networkidle" });
      const response = await page.request.get(`${origin}/${EPISODE}/timeline.json`);
      const moments = momentsOf(await response.json());
      // The first click on the page gives it leave to play.
      await page.click('[data-action="play"]');
      await page.click('[data-action="play"]');
      const results = [];
      for (const mode of MODES) {
        if (mode.hidden) await hide();
        const entries = full
          ? await throughout(page, moments, mode, report)
          : await across(page, moments, mode, report);
        expectVisibility(entries, mode);
        results.push({ ...mode, ...summarise(moments, entries) });
      }
      return results;
    }),
  );
}

/**
 * @param {Page} page
 * @param {readonly Moment[]} moments
 * @param {Mode} mode
 * @param {(line: string) => void} report
 */
async function across(page, moments, { name, rate }, report) {
  const entries = [];
  for (const [index, { start, cue, slide, step }] of moments.entries()) {
    const from = Math.max(0, start - LEAD * rate);
    const options = { from, rate, cue, slide, step, timeout: TIMEOUT };
    entries.push(await page.evaluate(playAcross, options));
    if ((index + 1) % 20 === 0)
      report(`played across ${index + 1} of ${moments.length} moments, ${name}`);
  }
  return entries;
}

/**
 * @param {Page} page
 * @param {readonly Moment[]} moments
 * @param {Mode} mode
 * @param {(line: string) => void} report
 */
async function throughout(page, moments, { name, rate }, report) {
  report(`plays the whole episode, ${name}, which takes as long as it is`);
  const all = await page.evaluate(playThrough, rate);
  return moments.map(({ cue, slide, step }) =>
    all.find(
      (shown) => shown.playing && shown.id === cue && shown.slide === slide && shown.step === step,
    ),
  );
}

/** @param {readonly (Shown | undefined)[]} entries @param {Mode} mode */
function expectVisibility(entries, { name, hidden }) {
  if (entries.some((shown) => shown && shown.hidden !== hidden))
    throw new Error(
      `Unexpected page that was ${hidden ? "seen" : "hidden"} while it played ${name}`,
    );
}

/**
 * @param {readonly Moment[]} moments
 * @param {readonly (Shown | undefined)[]} entries
 */
function summarise(moments, entries) {
  const all = moments.map((moment, index) => {
    const shown = entries[index];
    // Milliseconds, which a rounding of the media's clock can make a hair less than 0.
    const late = shown && (shown.currentTime - moment.start) * 1000;
    return { ...moment, late, right: shown !== undefined && isRight(moment, shown), shown };
  });
  const lateOf = (/** @type {boolean} */ within) =>
    all.flatMap((entry) =>
      entry.within === within && entry.late !== undefined ? [entry.late] : [],
    );
  const cues = lateOf(false);
  const steps = lateOf(true);
  return {
    cues: {
      count: cues.length,
      of: moments.filter(({ within }) => !within).length,
      p50: percentile(cues, 0.5),
      p99: percentile(cues, 0.99),
      max: Math.max(...cues),
    },
    steps: {
      count: steps.length,
      p99: steps.length > 0 ? percentile(steps, 0.99) : undefined,
    },
    wrong: all.filter(({ right }) => !right),
    all: all.map(({ start, cue, slide, step, within, late }) => ({
      start,
      cue,
      slide,
      step,
      within,
      late,
    })),
  };
}
