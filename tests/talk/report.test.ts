import { expect, test } from "vitest";
import { createPlan } from "../../src/talk/plan.ts";
import { reportOf } from "../../src/talk/report.ts";
import type { Run } from "../../src/talk/run.ts";
import { timeline } from "./timeline.ts";

function run(duration: number, changes: Record<string, number>): Run {
  return {
    began: 0,
    slot: null,
    duration,
    changes: Object.entries(changes).map(([place, time]) => ({
      slide: place.charAt(0),
      step: Number(place.charAt(1)),
      time,
    })),
  };
}

test("planned against actual, slide by slide, with the median of those that came to it", () => {
  const plan = createPlan(timeline, 40);
  const report = reportOf(plan, timeline, [
    run(30, { a0: 0, a1: 5, b0: 12, a2: 20, "b1 ": 22, c0: 25 }),
    run(9, { a0: 0 }),
    run(50, { a0: 0, b0: 40, c0: 45 }),
  ]);
  expect(report.slides).toEqual([
    { id: "a", title: "Slide a", planned: 20, actual: [14, 9, 40], median: 14 },
    { id: "b", title: "Slide b", planned: 7.5, actual: [11, undefined, 5], median: 8 },
    { id: "c", title: "Slide c", planned: 12.5, actual: [5, undefined, 5], median: 5 },
  ]);
  expect(report.segments.map(({ id, planned, actual }) => [id, planned, actual])).toEqual([
    ["segment-1", 20, [14, 9, 40]],
    ["segment-2", 20, [16, undefined, 10]],
  ]);
  expect(report.whole).toMatchObject({ planned: 40, actual: [30, 9, 50], median: 30 });
});

test("no runs, no medians", () => {
  const { whole } = reportOf(createPlan(timeline, null), timeline, []);
  expect(whole).toMatchObject({ planned: 20, actual: [], median: undefined });
});
