import * as v from "valibot";
import { expect, test } from "vitest";
import { EventShape } from "../../src/talk/event.ts";

const readEvent = (value: unknown) => {
  const { success, output } = v.safeParse(EventShape, value);
  return success ? output : undefined;
};

const event = (action: unknown, more: object = {}) => ({
  count: 1,
  window: "w",
  at: 1_700_000_000_000,
  action,
  ...more,
});

test.each([
  { type: "move", slide: "a", step: 0 },
  { type: "start" },
  { type: "undo-reset" },
  { type: "slot", seconds: 1200 },
  { type: "slot", seconds: null },
  { type: "curtain", curtain: "white" },
  { type: "zoom", zoom: { x: 1, y: 2, scale: 2 } },
  { type: "zoom", zoom: null },
  { type: "stroke", slide: "a", points: [{ x: 1, y: 2 }] },
  { type: "clear", slide: "a" },
  { type: "sound", playing: true },
])("$type is an action", (action) => {
  expect(readEvent(event(action))).toEqual(event(action));
});

const FAR = Array.from({ length: 501 }, () => ({ x: 0, y: 0 }));
test.each([
  ["nothing", undefined],
  ["a text", "move"],
  ["no action", event(undefined)],
  ["an unknown action", event({ type: "explode" })],
  ["a step below the first", event({ type: "move", slide: "a", step: -1 })],
  ["half a step", event({ type: "move", slide: "a", step: 0.5 })],
  ["a name without end", event({ type: "move", slide: "a".repeat(201), step: 0 })],
  ["a slot of nothing", event({ type: "slot", seconds: 0 })],
  ["a point nowhere", event({ type: "zoom", zoom: { x: NaN, y: 0, scale: 2 } })],
  ["a line without end", event({ type: "stroke", slide: "a", points: FAR })],
  ["a count of 0", event({ type: "start" }, { count: 0 })],
  ["a count from which nobody can go on", event({ type: "start" }, { count: 2 ** 52 })],
  ["a time that is none", event({ type: "start" }, { at: "now" })],
])("%s is no event", (_what, value) => {
  expect(readEvent(value)).toBeUndefined();
});

test("what is no part of an event is left behind", () => {
  expect(readEvent(event({ type: "start", secret: 1 }, { more: 2 }))).toEqual(
    event({ type: "start" }),
  );
});
