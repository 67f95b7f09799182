import { expect, test } from "vitest";
import { createOptimisticState } from "../../../src/parts/room/remote.ts";
import type { TalkEvent } from "../../../src/talk/event.ts";
import { FIRST_STATE } from "../../../src/talk/state.ts";

const at = (step: number) => ({ slide: "a", step });
const move = (count: number, step: number): TalkEvent => ({
  count,
  window: "phone",
  at: 0,
  action: { type: "move", ...at(step) },
});

test("an answer to the first press does not take the second back", () => {
  const optimistic = createOptimisticState();
  optimistic.confirm({ ...FIRST_STATE, position: at(0) }, 0);
  optimistic.apply(move(10, 1));
  optimistic.apply(move(11, 2));
  expect(optimistic.state.position).toEqual(at(2));
  optimistic.confirm({ ...FIRST_STATE, position: at(1) }, 10);
  expect(optimistic.state.position).toEqual(at(2));
  optimistic.confirm({ ...FIRST_STATE, position: at(2) }, 11);
  optimistic.confirm({ ...FIRST_STATE, position: at(7) }, 11);
  expect(optimistic.state.position).toEqual(at(7));
});

test("what others do meanwhile stays, and what was asked for comes after it", () => {
  const optimistic = createOptimisticState();
  optimistic.apply(move(10, 1));
  optimistic.confirm({ ...FIRST_STATE, position: at(5), curtain: "black", slot: 60 }, 9);
  expect(optimistic.state).toMatchObject({ position: at(1), curtain: "none", slot: 60 });
});

test("what nobody answers is given up", () => {
  const optimistic = createOptimisticState();
  optimistic.confirm({ ...FIRST_STATE, position: at(3) }, 0);
  optimistic.apply(move(10, 4));
  optimistic.rollback();
  expect(optimistic.state.position).toEqual(at(3));
});
