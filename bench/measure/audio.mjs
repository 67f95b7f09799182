import { isRight, momentsOf } from "../moments.mjs";
import { withPage } from "../open-page.mjs";
import { playAcross } from "../page/play-across.mjs";
import { playThrough } from "../page/play-through.mjs";
import { watchCues } from "../page/watch-cues.mjs";
import { EPISODE } from "../places.mjs";
import { withServedSite } from "../serve-site.mjs";
import { percentile } from "../statistics.mjs";

/** Seconds before a cue at which playing begins, and milliseconds to wait for its event. */
const LEAD = 0.5;
const TIMEOUT = 4000;

/**
 * Plays the real episode at 1× and notes how far the audio is when slide, step and note have changed: across each
 * moment from half a second before it, or in one go with `--full`.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export function measureAudio({ full, report }) {
  return withServedSite((origin) =>
    withPage(async (page) => {
      await page.addInitScript(watchCues);
      await page.goto(`${origin}/${EPISODE}/`, { waitUntil: "networkidle" });
      const response = await page.request.get(`${origin}/${EPISODE}/timeline.json`);
      const moments = momentsOf(await response.json());
      // The first click on the page gives it leave to play.
      await page.click('[data-action="play"]');
      await page.click('[data-action="play"]');
      const entries = full
        ? await throughout(page, moments, report)
        : await across(page, moments, report);
      return summarise(moments, entries);
    }),
  );
}

/**
 * @param {import("playwright-core").Page} page
 * @param {readonly import("../moments.mjs").Moment[]} moments
 * @param {(line: string) => void} report
 */
async function across(page, moments, report) {
  const entries = [];
  for (const [index, { start, cue, slide, step }] of moments.entries()) {
    const from = Math.max(0, start - LEAD);
    entries.push(await page.evaluate(playAcross, { from, cue, slide, step, timeout: TIMEOUT }));
    if ((index + 1) % 20 === 0) report(`played across ${index + 1} of ${moments.length} moments`);
  }
  return entries;
}

/**
 * @param {import("playwright-core").Page} page
 * @param {readonly import("../moments.mjs").Moment[]} moments
 * @param {(line: string) => void} report
 */
async function throughout(page, moments, report) {
  report("plays the whole episode, which takes as long as it is");
  const all = await page.evaluate(playThrough);
  return moments.map(({ cue, slide, step }) =>
    all.find(
      (shown) => shown.playing && shown.id === cue && shown.slide === slide && shown.step === step,
    ),
  );
}

/**
 * @param {readonly import("../moments.mjs").Moment[]} moments
 * @param {readonly (import("../page/watch-cues.mjs").Shown | undefined)[]} entries
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
      p50: percentile(cues, 0.5),
      p99: percentile(cues, 0.99),
      max: Math.max(...cues),
    },
    steps: { count: steps.length, p50: percentile(steps, 0.5), p99: percentile(steps, 0.99) },
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
