/**
 * `cuedeck/timeline`: when an episode shows and says what. Pure functions without dependencies, for Node.js and browsers.
 *
 * A {@link Timeline} is what a built site has as `timeline.json`. All times are seconds on the episode's clock, numbers
 * with up to three decimals. Every interval is half-open: `start` belongs to it, and `end` to the next one. All lists are
 * sorted by `start`.
 *
 * ```js
 * import { momentAt } from "cuedeck/timeline";
 *
 * const timeline = await (await fetch("/talk/timeline.json")).json();
 * const { slide, step, cue } = momentAt(timeline, 192.5);
 * ```
 *
 * @module
 */

export type {
  Interval,
  Timeline,
  TimelineCue,
  TimelineSegment,
  TimelineSlide,
  TimelineStep,
} from "./timeline.ts";
export { countWords, scheduleTimeline } from "./schedule.ts";
export type { Outline, OutlineCue, OutlineSlide } from "./schedule.ts";
export { entryAt, indexAt, momentAt, startOf } from "./lookup.ts";
export type { Moment } from "./lookup.ts";
export { positionAfter, positionBefore } from "./position.ts";
export type { Position } from "./position.ts";
export { formatTimecode, formatTimestamp, parseTimecode } from "./timecode.ts";
export { captionsOf } from "./captions.ts";
export type { Caption, CaptionShape } from "./captions.ts";
