import type { Interval, Timeline, TimelineSlide } from "../timeline/timeline.ts";
import type { Position } from "../timeline/position.ts";

/** When a talk should be where, in seconds from its start: the episode's timeline, fitted to the time there is. */
export interface Plan {
  readonly duration: number;
  /** Seconds of the talk for a second of the episode. */
  readonly scale: number;
  /** Every position in order, each with the time that it is to be shown. */
  readonly stages: readonly Stage[];
  /** The stage of a position; `undefined` for one that the episode does not have. */
  readonly stageOf: (position: Position) => Stage | undefined;
}

export interface Stage extends Position, Interval {}

/** @param slot seconds that the talk may last; `null` for as long as the episode */
export function createPlan(timeline: Timeline, slot: number | null): Plan {
  const { duration } = timeline;
  const scale = slot === null || duration === 0 ? 1 : slot / duration;
  const starts = timeline.slides.flatMap((slide) => startsOf(slide, timeline));
  const stages = starts.map(({ start, ...position }, index): Stage => {
    const end = starts[index + 1]?.start ?? duration;
    return { ...position, start: start * scale, end: end * scale };
  });
  const byPosition = new Map(stages.map((stage) => [keyOf(stage), stage]));
  return {
    duration: duration * scale,
    scale,
    stages,
    stageOf: (position) => byPosition.get(keyOf(position)),
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
