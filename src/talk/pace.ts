import type { Timeline } from "../timeline/timeline.ts";
import { indexAt } from "../timeline/lookup.ts";
import type { Plan, PlanEntry } from "./plan.ts";

/** A talk compared with its plan. All in seconds. */
export interface Pace {
  /** Positive when ahead of the plan, negative when behind, 0 anywhere within the current entry. */
  readonly ahead: number;
  readonly urgency: Urgency;
  /** Time left of the slot; negative when it is over. */
  readonly left: number;
  /** Time that the rest of the talk takes as planned. */
  readonly remaining: number;
  /** Time until the plan's next cue; 0 when it is overdue, `undefined` after the last. */
  readonly untilCue: number | undefined;
}

/** How far from the plan: up to 10 seconds, up to a minute, or more. */
export type Urgency = "calm" | "noticeable" | "plain";

const CALM = 10;
const NOTICEABLE = 60;

/**
 * @param entry the talk's current one
 * @param elapsed seconds on its stopwatch
 */
export function paceOf(plan: Plan, { cues }: Timeline, entry: PlanEntry, elapsed: number): Pace {
  const { start, end } = entry;
  const ahead = elapsed < start ? start - elapsed : Math.min(0, end - elapsed);
  const planned = Math.min(end, Math.max(start, elapsed));
  const next = cues[indexAt(cues, planned / plan.scale) + 1];
  // The next entry should be showing by now.
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
  return distance <= CALM ? "calm" : distance <= NOTICEABLE ? "noticeable" : "plain";
}
