import {
  array,
  assert,
  constantFrom,
  infiniteStream,
  integer,
  nat,
  oneof,
  property,
  record,
} from "fast-check";
import { expect, test } from "vitest";
import type { Action, TalkEvent } from "../../src/talk/event.ts";
import { createLog } from "../../src/talk/log.ts";
import { elapsedAt } from "../../src/talk/state.ts";
import { eventsOf, PAUSE, RESET, START, to, UNDO } from "./events.ts";

function stateAfter(...actions: (readonly [number, Action])[]) {
  const log = createLog();
  log.add(eventsOf(actions));
  return log.state;
}

test("the last move is where the talk is", () => {
  expect(stateAfter([1, to("a0")], [2, to("a1")]).position).toEqual({ slide: "a", step: 1 });
});

test("a stopwatch counts what was not paused, from the wall clock", () => {
  const { stopwatch } = stateAfter([100, START], [110, PAUSE], [500, START]);
  expect(elapsedAt(stopwatch, 505_000)).toBe(15);
  // Set back, it waits; it never goes back.
  expect(elapsedAt(stopwatch, 400_000)).toBe(10);
});

test("three hours with two sleeps are three hours", () => {
  const { stopwatch } = stateAfter([0, START]);
  expect(elapsedAt(stopwatch, 3 * 3600 * 1000)).toBe(3 * 3600);
});

test("a reset can be taken back, with the time that has passed since", () => {
  const reset = stateAfter([0, START], [60, RESET]);
  expect(reset.stopwatch).toMatchObject({ before: 0, since: null, began: null });
  const undone = stateAfter([0, START], [60, RESET], [70, START], [75, UNDO]);
  expect(elapsedAt(undone.stopwatch, 80_000)).toBe(80);
  const paused = stateAfter([0, START], [60, RESET], [70, PAUSE], [75, UNDO]);
  expect(elapsedAt(paused.stopwatch, 80_000)).toBe(70);
});

test("whoever moves lifts the curtain, and sees another slide as a whole", () => {
  const dark = { type: "curtain", curtain: "black" } as const;
  const zoom = { type: "zoom", zoom: { x: 1, y: 2, scale: 3 } } as const;
  const state = stateAfter([1, to("a0")], [2, dark], [3, zoom]);
  expect(state).toMatchObject({ curtain: "black", zoom: { scale: 3 } });
  expect(stateAfter([1, to("a0")], [2, dark], [3, zoom], [4, to("a1")])).toMatchObject({
    curtain: "none",
    zoom: { scale: 3 },
  });
  expect(stateAfter([1, to("a0")], [3, zoom], [4, to("b0")]).zoom).toBeNull();
});

test("what is drawn stays with its slide until it is cleared", () => {
  const draw = (slide: string): Action => ({ type: "stroke", slide, points: [{ x: 1, y: 1 }] });
  const state = stateAfter([1, draw("a")], [2, draw("a")], [3, draw("b")]);
  expect(state.strokes.get("a")).toHaveLength(2);
  const cleared = stateAfter([1, draw("a")], [2, draw("b")], [3, { type: "clear", slide: "a" }]);
  expect(cleared.strokes.get("a")).toEqual([]);
  expect(cleared.strokes.get("b")).toHaveLength(1);
});

const anyAction = oneof(
  constantFrom(START, PAUSE, RESET, UNDO),
  constantFrom("a0", "a1", "b0", "b1", "c0").map(to),
);
const anyEvents = array(
  record({
    count: integer({ min: 1, max: 20 }),
    window: constantFrom("v", "w"),
    at: integer({ min: 0, max: 1e6 }),
    action: anyAction,
  }),
  { maxLength: 30 },
);

test("in whatever order and however often events come, the talk is the same", () => {
  assert(
    property(anyEvents, infiniteStream(nat()), (events, numbers) => {
      // One window never gives two events the same count.
      const own = new Map(events.map((event) => [`${event.count}${event.window}`, event]));
      const inOrder = [...own.values()].toSorted(
        (a, b) => a.count - b.count || (a.window < b.window ? -1 : 1),
      );
      const whole = createLog();
      whole.add(inOrder);
      const shuffled = inOrder
        .map((event) => [numbers.next().value ?? 0, event] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, event]) => event);
      const log = createLog();
      for (const event of shuffled) log.add([event, event]);
      log.add(shuffled);
      expect(log.events).toEqual(inOrder);
      expect(log.state).toEqual(whole.state);
    }),
  );
});

test("says which events are new to it", () => {
  const log = createLog();
  const [first, second]: TalkEvent[] = eventsOf([
    [1, to("a0")],
    [2, to("a1")],
  ]);
  if (!first || !second) throw new Error("There are two");
  expect(log.add([first])).toEqual([first]);
  expect(log.add([second, first])).toEqual([second]);
  expect(log.add([first])).toEqual([]);
  expect(log.nextCount).toBe(3);
});
