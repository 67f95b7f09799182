import { expect, test } from "vitest";
import { createPlan } from "../../src/talk/plan.ts";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { timeline } from "./timeline.ts";

test("an episode is its own plan", () => {
  const { entries: stages, duration } = createPlan(timeline, null);
  expect(duration).toBe(20);
  expect(stages.map(({ slide, step, start, end }) => [`${slide}${step}`, start, end])).toEqual([
    ["a0", 0, 6],
    ["a1", 6, 8],
    ["a2", 8, 10],
    ["b0", 10, 12.5],
    ["b1", 12.5, 13.75],
    ["c0", 13.75, 20],
  ]);
});

test("a slot stretches or shortens everything in proportion", () => {
  const plan = createPlan(timeline, 60);
  expect(plan.duration).toBe(60);
  expect(plan.scale).toBe(3);
  expect(plan.entryOf({ slide: "b", step: 1 })).toMatchObject({ start: 37.5, end: 41.25 });
});

test("steps that no click times share what lies between those that one does", () => {
  const slides = [{ id: "a", segment: "s", title: "A", start: 0, end: 12, steps: 4 }];
  const steps = [{ slide: "a", step: 2, start: 6 }];
  const sparse: Timeline = { ...timeline, duration: 12, slides, steps, cues: [] };
  expect(createPlan(sparse, null).entries.map(({ start }) => start)).toEqual([0, 3, 6, 8, 10]);
});

test("a position that the episode does not have has no stage", () => {
  const plan = createPlan(timeline, null);
  expect(plan.entryOf({ slide: "a", step: 3 })).toBeUndefined();
  expect(plan.entryOf({ slide: "z", step: 0 })).toBeUndefined();
});
