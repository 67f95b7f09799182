import type { Position } from "./position.ts";
import type {
  Interval,
  Timeline,
  TimelineCue,
  TimelineSegment,
  TimelineSlide,
} from "./timeline.ts";

/** What an episode shows and says at a time. */
export interface Moment {
  readonly segment: TimelineSegment;
  readonly slide: TimelineSlide;
  readonly step: number;
  /** `undefined` before the first cue and on slides without notes. */
  readonly cue: TimelineCue | undefined;
}

/**
 * Index of the last entry that starts at or before a time, by binary search.
 *
 * @param entries sorted by `start`
 * @param time seconds
 * @returns -1 when the time is before the first start
 */
export function indexAt(entries: readonly { readonly start: number }[], time: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && entry.start <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The entry whose half-open interval contains a time.
 *
 * @param entries sorted by `start`
 * @param time seconds
 */
export function entryAt<Entry extends Interval>(
  entries: readonly Entry[],
  time: number,
): Entry | undefined {
  const entry = entries[indexAt(entries, time)];
  return entry && time < entry.end ? entry : undefined;
}

/**
 * What shows and is said at a time. Times before 0 or after the end give the first or the last state.
 *
 * @param time seconds
 * @returns `undefined` only for a timeline without slides
 */
export function momentAt(timeline: Timeline, time: number): Moment | undefined {
  const slide = timeline.slides[Math.max(0, indexAt(timeline.slides, time))];
  const segment = timeline.segments[segmentIndexAt(timeline, time)];
  if (!slide || !segment) return undefined;
  const change = timeline.steps[indexAt(timeline.steps, time)];
  const step = change?.slide === slide.id ? change.step : 0;
  const cue = timeline.cues[indexAt(timeline.cues, time)];
  return { segment, slide, step, cue: cue?.slide === slide.id ? cue : undefined };
}

/**
 * What shows and is said at a position, and when the timeline reaches it.
 *
 * @returns `undefined` for an unknown slide
 */
export function momentOf(
  timeline: Timeline,
  { slide: id, step }: Position,
): (Moment & { readonly start: number }) | undefined {
  const slide = timeline.slides.find((each) => each.id === id);
  const segment = timeline.segments.find((each) => each.id === slide?.segment);
  if (!slide || !segment) return undefined;
  const shown = Math.min(step, slide.steps);
  const start = startOf(timeline, id, shown) ?? slide.start;
  return { segment, slide, step: shown, cue: cueOf(timeline, id, shown), start };
}

/** Index of the segment at a time: 0 before the first, the last index after the end. */
export function segmentIndexAt({ segments }: Timeline, time: number): number {
  return Math.max(0, indexAt(segments, time));
}

/** The cue with an id. */
export function findCue({ cues }: Timeline, id: string): TimelineCue | undefined {
  return cues.find((cue) => cue.id === id);
}

/**
 * When a slide shows a step.
 *
 * @returns seconds; without a `[click]` for the step, the time of the last one before it or else the slide's start;
 *   `undefined` for an unknown slide
 */
export function startOf(timeline: Timeline, slide: string, step: number): number | undefined {
  const timed = timeline.steps.findLast((change) => change.slide === slide && change.step <= step);
  return timed?.start ?? timeline.slides.find(({ id }) => id === slide)?.start;
}

/** The cue to speak at a slide's step: the first that starts with it, or else the last before it. */
export function cueOf(timeline: Timeline, slide: string, step: number): TimelineCue | undefined {
  const cues = timeline.cues.filter((cue) => cue.slide === slide);
  return cues.find((cue) => cue.step === step) ?? cues.findLast((cue) => cue.step <= step);
}
