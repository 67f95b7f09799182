import type { Timeline } from "../timeline/timeline.ts";
import { indexAt } from "../timeline/lookup.ts";
import type { Plan, PlanEntry } from "./plan.ts";

/** How a talk stands against its plan. All in seconds. */
export interface Pace {
  /**
   * More than 0 is ahead, less is behind. A stage has the whole of its time: whoever is within it is neither.
   */
  readonly ahead: number;
  readonly urgency: Urgency;
  /** What is left of the slot; less than 0 when it is over. */
  readonly left: number;
  /** What the rest of the talk takes as planned: it ends so long from now. */
  readonly remaining: number;
  /** Until the plan has the next cue; 0 when it is due, `undefined` when none comes. */
  readonly untilCue: number | undefined;
}

/** How much there is to worry about: up to 10 seconds nothing, beyond a minute a lot. */
export type Urgency = "calm" | "noticeable" | "plain";

const CALM = 10;
const PLAIN = 60;

/**
 * @param stage where the talk is
 * @param elapsed seconds on its stopwatch
 */
export function paceOf(plan: Plan, { cues }: Timeline, stage: PlanEntry, elapsed: number): Pace {
  const { start, end } = stage;
  const ahead = elapsed < start ? start - elapsed : Math.min(0, end - elapsed);
  const planned = Math.min(end, Math.max(start, elapsed));
  const next = cues[indexAt(cues, planned / plan.scale) + 1];
  // Whoever is behind has to be on with the next stage by now.
  const due = elapsed >= end && end < plan.duration;
  return {
    ahead,
    urgency: urgencyOf(ahead),
    left: plan.duration - elapsed,
    remaining: plan.duration - planned,
    untilCue: due ? 0 : next && Math.max(0, next.start * plan.scale - elapsed),
  };
}

function urgencyOf(ahead: number): Urgency {
  const distance = Math.abs(ahead);
  return distance <= CALM ? "calm" : distance <= PLAIN ? "noticeable" : "plain";
}
