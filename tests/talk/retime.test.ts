import { expect, test } from "vitest";
import { retimeCues } from "../../src/talk/retime.ts";
import type { Run } from "../../src/talk/run.ts";
import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline } from "../timeline/outline.ts";

/** `a` says two paragraphs, and a third after a press; `b` has a press in the middle of its only one. */
const timeline = scheduleTimeline(
  outline(
    [["a", [1, 5], [10, 5], [20, 5, 0]]],
    [
      ["b", [30, 5, 2]],
      ["c", [40, 5]],
    ],
  ),
  50,
);

function retimed(...places: string[]): Record<string, number | null> {
  const changes = places.map((place) => {
    const [at = "", time = ""] = place.split(" ");
    return { slide: at.charAt(0), step: Number(at.charAt(1)), time: Number(time) };
  });
  const run: Run = { began: 0, slot: null, duration: 100, changes };
  return Object.fromEntries(retimeCues(timeline, run));
}

test("a cue begins with the press that shows its slide or step; one that is said on has no time of its own", () => {
  expect(retimed("a0 0", "a1 11", "b0 22", "b1 25", "c0 33")).toEqual({
    "a-1": 0,
    "a-2": null,
    "a-3": 11,
    "b-1": 22,
    "c-1": 33,
  });
});

test.each([
  ["ahead", ["a0 0", "c0 5", "a1 11", "b0 22", "c0 33"]],
  ["back when asked at the end", ["a0 0", "a1 11", "b0 22", "c0 33", "a0 40", "b0 41"]],
  ["back in the midst", ["a0 0", "a1 11", "b0 22", "a1 24", "b0 26", "c0 33"]],
])("whoever looks %s has still said all in order", (_what, places) => {
  expect(retimed(...places)).toMatchObject({ "a-1": 0, "a-3": 11, "b-1": 22, "c-1": 33 });
});

test("what was never shown has no time", () => {
  expect(retimed("a0 0", "c0 33")).toMatchObject({ "a-3": null, "b-1": null, "c-1": 33 });
});
