import type { Timeline } from "../timeline/timeline.ts";
import { createPlan, type Plan, type PlanEntry } from "./plan.ts";
import type { Run } from "./run.ts";

/**
 * When each cue began in a run: seconds by the cue's id. `null` for a cue that no press marks, because it is said on
 * under a slide that stays as it is; its time is best estimated from its words.
 */
export function retimeCues(timeline: Timeline, run: Run): Map<string, number | null> {
  const plan = createPlan(timeline, null);
  const shown = stageTimes(plan, run);
  const starts = new Map<string, number | null>();
  const marked = new Set<PlanEntry>();
  for (const cue of timeline.cues) {
    const stage = plan.entryOf(cue);
    // The first words may come after a jingle, and are said when the run begins all the same.
    const leads = stage === plan.entries[0] || cue.start === stage?.start;
    const isMarked = stage !== undefined && leads && !marked.has(stage);
    if (isMarked) marked.add(stage);
    starts.set(cue.id, (isMarked ? shown.get(stage) : undefined) ?? null);
  }
  return starts;
}

/**
 * When a run came to each stage: by the longest way through it that never goes back. What somebody looked ahead to, or
 * went back to when asked, is not on that way.
 */
function stageTimes(
  { entries: stages, entryOf: stageOf }: Plan,
  { changes }: Run,
): Map<PlanEntry, number> {
  const order = new Map(stages.map((stage, index) => [stage, index]));
  /** By stage, the first of the longest ways to it: a long run goes back and forth between few. */
  const ways: (Step | undefined)[] = stages.map(() => undefined);
  for (const [number, { time, ...position }] of changes.entries()) {
    const stage = stageOf(position);
    if (!stage) continue;
    const index = order.get(stage) ?? 0;
    const before = longest(ways.slice(0, index));
    const length = (before?.length ?? 0) + 1;
    if (length > (ways[index]?.length ?? 0)) ways[index] = { stage, number, time, before, length };
  }
  const times = new Map<PlanEntry, number>();
  let step = longest(ways);
  while (step) {
    times.set(step.stage, step.time);
    step = step.before;
  }
  return times;
}

/** A change, and the longest way to it. */
interface Step {
  readonly stage: PlanEntry;
  /** Which of the changes it is. */
  readonly number: number;
  readonly time: number;
  readonly before: Step | undefined;
  readonly length: number;
}

/** The first of the longest. */
function longest(ways: readonly (Step | undefined)[]): Step | undefined {
  let best: Step | undefined;
  for (const way of ways) {
    if (!way) continue;
    const ahead = way.length - (best?.length ?? 0);
    if (ahead > 0 || (ahead === 0 && way.number < (best?.number ?? Infinity))) best = way;
  }
  return best;
}
