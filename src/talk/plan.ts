import { cueOf, entryAt } from "../timeline/lookup.ts";
import type { Position } from "../timeline/position.ts";
import { parseTimecode } from "../timeline/timecode.ts";
import type { Interval, Timeline, TimelineCue, TimelineSlide } from "../timeline/timeline.ts";

/** The episode's timeline, scaled to the time available for the talk. Seconds from the start of the talk. */
export interface Plan {
  readonly duration: number;
  /** Seconds of the talk per second of the episode. */
  readonly scale: number;
  /** Every position of the episode, in order. */
  readonly entries: readonly PlanEntry[];
  /** The entry of a position; `undefined` when the episode does not have it. */
  readonly entryOf: (position: Position) => PlanEntry | undefined;
}

/** A position and the interval in which it should be shown. */
export interface PlanEntry extends Position, Interval {}

/** @param slot seconds that the talk may last; `null` for the episode's duration */
export function createPlan(timeline: Timeline, slot: number | null): Plan {
  const { duration } = timeline;
  const scale = slot === null || duration === 0 ? 1 : slot / duration;
  const starts = timeline.slides.flatMap((slide) => startsOf(slide, timeline));
  const entries = starts.map(({ start, ...position }, index): PlanEntry => {
    const end = starts[index + 1]?.start ?? duration;
    return { ...position, start: start * scale, end: end * scale };
  });
  const byPosition = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return {
    duration: duration * scale,
    scale,
    entries,
    entryOf: (position) => byPosition.get(keyOf(position)),
  };
}

/** When each step of a slide begins; steps without a `[click]` share the time between their neighbours equally. */
function startsOf(slide: TimelineSlide, { steps }: Timeline): (Position & { start: number })[] {
  const timed = new Map<number, number>([[0, slide.start]]);
  for (const { slide: id, step, start } of steps) if (id === slide.id) timed.set(step, start);
  return Array.from({ length: slide.steps + 1 }, (_, step) => {
    let before = step;
    while (!timed.has(before)) before -= 1;
    let after = step;
    while (after <= slide.steps && !timed.has(after)) after += 1;
    const from = timed.get(before) ?? slide.start;
    const to = timed.get(after) ?? slide.end;
    const share = after === before ? 0 : (step - before) / (after - before);
    return { slide: slide.id, step, start: from + (to - from) * share };
  });
}

function keyOf({ slide, step }: Position): string {
  return `${step} ${slide}`;
}

/**
 * Parses how long a talk may last: minutes, such as `20` or `12.5`, or a timecode, such as `20:00` or `1:00:00`.
 *
 * @returns seconds; `undefined` for anything else, and below one second
 */
export function readSlot(text: string): number | undefined {
  const trimmed = text.trim();
  const seconds = /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) * 60 : parseTimecode(trimmed);
  return seconds !== undefined && seconds >= 1 && seconds <= 1e6 ? seconds : undefined;
}

/**
 * The cue that is being spoken: first the entry's own, then, each after its planned time, the cues that follow it without
 * a step of their own.
 *
 * @param since seconds since the entry was reached
 */
export function spokenCue(
  plan: Plan,
  timeline: Timeline,
  { slide, step, start, end }: PlanEntry,
  since: number,
): TimelineCue | undefined {
  const first = cueOf(timeline, slide, step);
  const planned = Math.min(start + since, Math.max(start, end - 0.001));
  const cue = entryAt(timeline.cues, planned / plan.scale);
  const isLater = cue?.slide === slide && first !== undefined && cue.start > first.start;
  return isLater ? cue : first;
}
