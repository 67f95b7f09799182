import type { Timeline } from "../timeline/timeline.ts";
import { createPlan, type Plan, type Stage } from "./plan.ts";
import type { Run } from "./run.ts";

/**
 * When each cue began in a run: seconds by the cue's id. `null` for a cue that no press marks, because it is said on
 * under a slide that stays as it is; its time is best estimated from its words.
 */
export function retimeCues(timeline: Timeline, run: Run): Map<string, number | null> {
  const plan = createPlan(timeline, null);
  const shown = stageTimes(plan, run);
  const starts = new Map<string, number | null>();
  const marked = new Set<Stage>();
  for (const cue of timeline.cues) {
    const stage = plan.stageOf(cue);
    // The first words may come after a jingle, and are said when the run begins all the same.
    const leads = stage === plan.stages[0] || cue.start === stage?.start;
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
function stageTimes({ stages, stageOf }: Plan, { changes }: Run): Map<Stage, number> {
  const order = new Map(stages.map((stage, index) => [stage, index]));
  const steps: Step[] = [];
  for (const change of changes) {
    const stage = stageOf(change);
    if (!stage) continue;
    const index = order.get(stage) ?? 0;
    const before = longest(steps.filter((step) => step.index < index));
    steps.push({ stage, index, time: change.time, before, length: (before?.length ?? 0) + 1 });
  }
  const times = new Map<Stage, number>();
  let step = longest(steps);
  while (step) {
    times.set(step.stage, step.time);
    step = step.before;
  }
  return times;
}

/** A change, and the longest way to it. */
interface Step {
  readonly stage: Stage;
  readonly index: number;
  readonly time: number;
  readonly before: Step | undefined;
  readonly length: number;
}

/** The first of the longest. */
function longest(steps: readonly Step[]): Step | undefined {
  let best: Step | undefined;
  for (const step of steps) if (step.length > (best?.length ?? 0)) best = step;
  return best;
}
