/**
 * The one truth about time. Times are seconds on the episode's clock, and every interval is half-open:
 * `start` belongs to it, `end` to its successor. Each list is sorted by `start`.
 */
export interface Timeline {
  readonly version: 1;
  readonly episode: string;
  readonly title: string;
  readonly duration: number;
  readonly segments: readonly TimelineSegment[];
  readonly slides: readonly TimelineSlide[];
  readonly cues: readonly TimelineCue[];
  /** Every moment at which a slide shows more than before; a slide's own start is step 0 and not listed. */
  readonly steps: readonly TimelineStep[];
}

export interface Interval {
  readonly start: number;
  readonly end: number;
}

export interface TimelineSegment extends Interval {
  readonly id: string;
  readonly title: string;
}

export interface TimelineSlide extends Interval {
  readonly id: string;
  readonly segment: string;
  readonly title: string;
  /** How many steps the slide has beyond its first state. */
  readonly steps: number;
}

export interface TimelineCue extends Interval {
  readonly id: string;
  readonly slide: string;
  /** The step that the slide shows at the cue's start. */
  readonly step: number;
  /** Whether `start` was estimated from word counts, not written by the author. */
  readonly estimated: boolean;
  readonly text: string;
}

export interface TimelineStep {
  readonly slide: string;
  readonly step: number;
  readonly start: number;
}
