import { expect, test } from "vitest";
import {
  readPosition,
  readRequest,
  readState,
  writeState,
} from "../../../src/parts/room/messages.ts";
import { FIRST_STATE, type TalkState } from "../../../src/talk/state.ts";

const BUSY: TalkState = {
  ...FIRST_STATE,
  position: { slide: "a", step: 2 },
  reached: 12.5,
  stopwatch: { before: 10, since: 1_700_000_000_000, began: 1_600_000_000_000 },
  slot: 1200,
  curtain: "black",
  zoom: { x: 1, y: 2, scale: 2.2 },
  playing: true,
};

test.each([
  ["before it begins", FIRST_STATE],
  ["in its midst", BUSY],
])("a talk %s arrives as it was sent", (_when, state) => {
  const sent = {
    state,
    now: 5,
    remotes: [
      { key: "one", acknowledged: 7 },
      { key: "two", acknowledged: 0 },
    ],
    invites: ["a1", "b2"],
  };
  expect(readState(JSON.parse(JSON.stringify(writeState(sent))))).toEqual(sent);
});

test("what is drawn stays where it was drawn, and a message short", () => {
  const points = Array.from({ length: 300 }, (_, x) => ({ x, y: x }));
  const strokes = new Map([["a", Array.from({ length: 50 }, () => points)]]);
  const body = writeState({ state: { ...BUSY, strokes }, now: 5, remotes: [], invites: [] });
  expect(JSON.stringify(body).length).toBeLessThan(500);
});

test("actions that are none are left out of a request that is one", () => {
  const move = { type: "move", slide: "a", step: 1 };
  expect(readRequest({ actions: [move, { type: "explode" }, null] })).toEqual({ actions: [move] });
  expect(readRequest({ actions: [] })).toEqual({ actions: [] });
  expect(readRequest({ actions: Array.from({ length: 9 }, () => move) })).toBeUndefined();
});

test.each([undefined, null, 5, "hello", [], {}, { state: {} }, { actions: 5 }])(
  "%j is no message",
  (body) => {
    expect(readState(body)).toBeUndefined();
    expect(readRequest(body)).toBeUndefined();
    expect(readPosition(body)).toBeUndefined();
  },
);

test("a position is a place in an episode, and no more", () => {
  const position = { episode: "talk", slide: "a", step: 2 };
  expect(readPosition({ ...position, more: 1 })).toEqual(position);
  expect(readPosition({ ...position, step: -1 })).toBeUndefined();
  expect(readPosition({ ...position, slide: "a".repeat(300) })).toBeUndefined();
});
