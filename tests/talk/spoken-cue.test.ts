import { expect, test } from "vitest";
import { createPlan, spokenCue } from "../../src/talk/plan.ts";
import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline } from "../timeline/outline.ts";

/** Slide `a` says three paragraphs, and its only press comes with the third; twice the time for all. */
const timeline = scheduleTimeline(
  outline([
    ["a", [0, 5], [10, 5], [20, 5, 0]],
    ["b", [30, 5]],
  ]),
  40,
);
const plan = createPlan(timeline, 80);

test.each([
  ["a", 0, 0, "a-1"],
  ["a", 0, 19, "a-1"],
  ["a", 0, 20, "a-2"],
  // The press has not come yet, so nor has what goes with it.
  ["a", 0, 500, "a-2"],
  ["a", 1, 0, "a-3"],
  ["a", 1, 500, "a-3"],
  ["b", 0, 500, "b-1"],
])("at %s, step %d, %d s after it was reached, %s is said", (slide, step, since, cue) => {
  const stage = plan.entryOf({ slide, step });
  if (!stage) throw new Error("There is no such stage");
  expect(spokenCue(plan, timeline, stage, since)?.id).toBe(cue);
});
