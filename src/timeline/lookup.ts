import type { Position } from "./position.ts";
import type {
  Interval,
  Timeline,
  TimelineCue,
  TimelineSegment,
  TimelineSlide,
} from "./timeline.ts";

/** What the episode shows and says at one moment. */
export interface Moment {
  readonly segment: TimelineSegment;
  readonly slide: TimelineSlide;
  readonly step: number;
  /** Absent before the first cue and on slides without notes. */
  readonly cue: TimelineCue | undefined;
}

/**
 * Index of the last entry that starts at `time` or before; a boundary belongs to the later entry.
 *
 * @param entries sorted by `start`
 * @returns -1 when `time` lies before the first start. Takes O(log n).
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

/** The entry whose half-open interval holds `time`, if any. */
export function entryAt<Entry extends Interval>(
  entries: readonly Entry[],
  time: number,
): Entry | undefined {
  const entry = entries[indexAt(entries, time)];
  return entry && time < entry.end ? entry : undefined;
}

/**
 * What shows at a moment. Times before 0 and beyond the end show the first and the last state.
 *
 * @param time seconds on the episode's clock
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
 * What a position shows and says, for whoever turns the slides by hand, and when the plan has it.
 *
 * @returns `undefined` for a slide that there is not
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

/** Index of the segment at a moment; the first one's before 0, the last one's beyond the end. */
export function segmentIndexAt({ segments }: Timeline, time: number): number {
  return Math.max(0, indexAt(segments, time));
}

/** The cue of an id, if there is one. */
export function findCue({ cues }: Timeline, id: string): TimelineCue | undefined {
  return cues.find((cue) => cue.id === id);
}

/**
 * When a slide reaches a step: the plan's time for it.
 *
 * @returns seconds; the slide's start for a step that no `[click]` times; `undefined` for an unknown slide
 */
export function startOf(timeline: Timeline, slide: string, step: number): number | undefined {
  const timed = timeline.steps.findLast((change) => change.slide === slide && change.step <= step);
  return timed?.start ?? timeline.slides.find(({ id }) => id === slide)?.start;
}

/** The cue to speak at a slide's step, for whoever turns the slides by hand: the first that starts there, or the last before. */
export function cueOf(timeline: Timeline, slide: string, step: number): TimelineCue | undefined {
  const cues = timeline.cues.filter((cue) => cue.slide === slide);
  return cues.find((cue) => cue.step === step) ?? cues.findLast((cue) => cue.step <= step);
}
