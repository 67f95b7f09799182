import { expect, test } from "vitest";
import type { Action } from "../../src/talk/event.ts";
import { runsOf } from "../../src/talk/run.ts";
import { eventsOf, PAUSE, RESET, START, to, UNDO } from "./events.ts";

const FIRST = { slide: "a", step: 0 };

function runs(now: number, ...actions: (readonly [number, Action])[]) {
  return runsOf(eventsOf(actions), FIRST, now * 1000).map(({ began, duration, changes }) => ({
    began: began / 1000,
    duration,
    changes: changes.map(({ slide, step, time }) => `${slide}${step} ${time}`).join(", "),
  }));
}

test("a run begins with what shows when the stopwatch starts", () => {
  expect(runs(20, [1, to("b0")], [10, START], [12, to("b1")], [15, to("c0")])).toEqual([
    { began: 10, duration: 10, changes: "b0 0, b1 2, c0 5" },
  ]);
  expect(runs(20, [10, START])).toEqual([{ began: 10, duration: 10, changes: "a0 0" }]);
});

test("nothing is a run before the stopwatch starts", () => {
  expect(runs(20, [1, to("b0")], [2, to("b1")])).toEqual([]);
});

test("pauses are no part of a run, whatever is shown in them", () => {
  expect(
    runs(100, [10, START], [12, PAUSE], [50, to("a1")], [60, START], [61, to("a2")], [70, PAUSE]),
  ).toEqual([{ began: 10, duration: 12, changes: "a0 0, a1 2, a2 3" }]);
});

test("a reset ends a run, and the next start begins another", () => {
  expect(runs(40, [0, START], [5, to("b0")], [8, RESET], [20, START], [30, to("c0")])).toEqual([
    { began: 0, duration: 8, changes: "a0 0, b0 5" },
    { began: 20, duration: 20, changes: "b0 0, c0 10" },
  ]);
});

test("a reset that was taken back ends nothing", () => {
  expect(
    runs(40, [0, START], [5, to("b0")], [8, RESET], [9, START], [10, UNDO], [30, to("c0")]),
  ).toEqual([{ began: 0, duration: 40, changes: "a0 0, b0 5, c0 30" }]);
});

test("a move to where the talk is already is none", () => {
  expect(runs(9, [0, START], [5, to("b0")], [6, to("b0")])[0]?.changes).toBe("a0 0, b0 5");
});
