/**
 * All times of an episode, as in `timeline.json`. Times are seconds on the episode's clock. Every interval is half-open:
 * `start` belongs to it, `end` to the next one. Each list is sorted by `start`.
 */
export interface Timeline {
  readonly version: 1;
  /** The episode's id. */
  readonly episode: string;
  readonly title: string;
  readonly duration: number;
  /** They cover the episode without gaps, and so do the slides. */
  readonly segments: readonly TimelineSegment[];
  readonly slides: readonly TimelineSlide[];
  readonly cues: readonly TimelineCue[];
  /** Every moment at which a slide shows its next step. Step 0 begins with the slide and is not listed. */
  readonly steps: readonly TimelineStep[];
}

/** Half-open, in seconds: `start <= time && time < end`. */
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
  /** The id of its segment. */
  readonly segment: string;
  readonly title: string;
  /** Number of steps after the slide's initial state, which is step 0. */
  readonly steps: number;
}

/** A paragraph of the speaker notes. */
export interface TimelineCue extends Interval {
  readonly id: string;
  /** The id of its slide. */
  readonly slide: string;
  /** The step that the slide shows at the cue's start. */
  readonly step: number;
  /** Whether `start` was estimated from word counts instead of written by the author. */
  readonly estimated: boolean;
  /** The name of who says it, where the author wrote one. */
  readonly speaker?: string | undefined;
  /** Plain text. */
  readonly text: string;
}

export interface TimelineStep {
  /** The id of its slide. */
  readonly slide: string;
  readonly step: number;
  readonly start: number;
}
