/**
 * What a page has to show at a time.
 *
 * @typedef {{ slide: string, step: number, cue: string | undefined }} Expected
 *
 * A time at which it has to show something new; `within` a cue or at its start.
 *
 * @typedef {Expected & { start: number, within: boolean }} Moment
 *
 * @typedef {import("../build/timeline/timeline.js").Timeline} Timeline
 */

/**
 * Every moment of an episode: its cues, and the steps that come within one.
 *
 * @param {Timeline} timeline
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
      cue: cues.findLast((cue) => cue.start <= start)?.id,
      slide,
      step,
      within: true,
    }));
  return [...atCues, ...between].toSorted((a, b) => a.start - b.start);
}

/**
 * What a page has to show at a time, worked out without Cuedeck's own lookup.
 *
 * @param {Timeline} timeline
 * @param {number} time seconds, not before the first slide
 * @returns {Expected}
 */
export function expectedAt({ slides, steps, cues }, time) {
  const slide = slides.findLast(({ start }) => start <= time)?.id ?? "";
  const step = steps.findLast((each) => each.slide === slide && each.start <= time)?.step ?? 0;
  const cue = cues.findLast((each) => each.slide === slide && each.start <= time)?.id;
  return { slide, step, cue };
}

/**
 * Whether a page showed the slide, step and note that it had to, no more and no less, while it followed the clock.
 * Runs in the page, too, so it stands for itself.
 *
 * @param {Expected} expected
 * @param {import("./page/read-shown.mjs").PageState} shown
 */
export function isRight({ cue, slide, step }, shown) {
  return (
    shown.following &&
    shown.slideShown === slide &&
    shown.stepsShown.every((each) => each <= step) &&
    shown.stepsHidden.every((each) => each > step) &&
    shown.cuesMarked.length === (cue === undefined ? 0 : 1) &&
    shown.cuesMarked[0] === cue
  );
}
