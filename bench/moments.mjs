/**
 * A time at which the page has to show something new.
 *
 * @typedef {{ start: number, cue: string, slide: string, step: number, within: boolean }} Moment
 */

/**
 * Every moment of an episode: its cues, and the steps that come within one.
 *
 * @param {import("../build/timeline/timeline.js").Timeline} timeline
 * @returns {Moment[]} by start, in seconds
 */
export function momentsOf({ cues, steps }) {
  const starts = new Set(cues.map(({ start }) => start));
  const atCues = cues.map(({ id, start, slide, step }) => ({
    start,
    cue: id,
    slide,
    step,
    within: false,
  }));
  const between = steps
    .filter(({ start }) => !starts.has(start))
    .map(({ slide, step, start }) => ({
      start,
      cue: cues.findLast((cue) => cue.start <= start)?.id ?? "",
      slide,
      step,
      within: true,
    }));
  return [...atCues, ...between].toSorted((a, b) => a.start - b.start);
}

/**
 * Whether a page showed a moment's slide, step and note, no more and no less, while it followed the clock.
 *
 * @param {Moment} moment
 * @param {import("./page/watch-cues.mjs").Shown} shown
 */
export function isRight({ cue, slide, step }, shown) {
  return (
    shown.following &&
    shown.slideShown === slide &&
    shown.stepsShown.every((each) => each <= step) &&
    shown.stepsHidden.every((each) => each > step) &&
    shown.cuesMarked.length === 1 &&
    shown.cuesMarked[0] === cue
  );
}
