import { cueOf, entryAt } from "../timeline/lookup.ts";
import type { Position } from "../timeline/position.ts";
import { parseTimecode } from "../timeline/timecode.ts";
import type { Interval, Timeline, TimelineCue, TimelineSlide } from "../timeline/timeline.ts";

/** When a talk should be where, in seconds from its start: the episode's timeline, fitted to the time there is. */
export interface Plan {
  readonly duration: number;
  /** Seconds of the talk for a second of the episode. */
  readonly scale: number;
  /** Every position in order, each with the time that it is to be shown. */
  readonly entries: readonly PlanEntry[];
  /** The stage of a position; `undefined` for one that the episode does not have. */
  readonly entryOf: (position: Position) => PlanEntry | undefined;
}

export interface PlanEntry extends Position, Interval {}

/** @param slot seconds that the talk may last; `null` for as long as the episode */
export function createPlan(timeline: Timeline, slot: number | null): Plan {
  const { duration } = timeline;
  const scale = slot === null || duration === 0 ? 1 : slot / duration;
  const starts = timeline.slides.flatMap((slide) => startsOf(slide, timeline));
  const stages = starts.map(({ start, ...position }, index): PlanEntry => {
    const end = starts[index + 1]?.start ?? duration;
    return { ...position, start: start * scale, end: end * scale };
  });
  const byPosition = new Map(stages.map((stage) => [keyOf(stage), stage]));
  return {
    duration: duration * scale,
    scale,
    entries: stages,
    entryOf: (position) => byPosition.get(keyOf(position)),
  };
}

/** When each state of a slide begins; steps that no `[click]` times share what lies between those that one does. */
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
 * Reads how long a talk may last, as people write it: minutes as `20` or `12.5`, or a timecode as `20:00` or `1:00:00`.
 *
 * @returns seconds; `undefined` for anything else, and for less than a second
 */
export function readSlot(text: string): number | undefined {
  const trimmed = text.trim();
  const seconds = /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) * 60 : parseTimecode(trimmed);
  return seconds !== undefined && seconds >= 1 && seconds <= 1e6 ? seconds : undefined;
}

/**
 * The cue that is being said: the first of a stage, and after as long as the plan gives each, those that follow before
 * the next press.
 *
 * @param since seconds since the stage was reached
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
