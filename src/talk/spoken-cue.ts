import { cueOf, entryAt } from "../timeline/lookup.ts";
import type { Timeline, TimelineCue } from "../timeline/timeline.ts";
import type { Plan, Stage } from "./plan.ts";

/**
 * The cue that is being said: the first of a stage, and after as long as the plan gives each, those that follow before
 * the next press.
 *
 * @param since seconds since the stage was reached
 */
export function spokenCue(
  plan: Plan,
  timeline: Timeline,
  { slide, step, start, end }: Stage,
  since: number,
): TimelineCue | undefined {
  const first = cueOf(timeline, slide, step);
  const planned = Math.min(start + since, Math.max(start, end - 0.001));
  const cue = entryAt(timeline.cues, planned / plan.scale);
  const isLater = cue?.slide === slide && first !== undefined && cue.start > first.start;
  return isLater ? cue : first;
}
