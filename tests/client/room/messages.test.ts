import { expect, test } from "vitest";
import {
  inPieces,
  readPosition,
  readRemoteMessage,
  readTalkMessage,
} from "../../../src/client/room/messages.ts";
import { LARGEST_MESSAGE } from "../../../src/room/limits.ts";
import type { TalkEvent } from "../../../src/talk/event.ts";

const move = (count: number): TalkEvent => ({
  count,
  window: "w",
  at: 1_700_000_000_000,
  action: { type: "move", slide: "a-slide-with-a-name", step: 3 },
});
const stroke = (count: number): TalkEvent => ({
  count,
  window: "w",
  at: 1_700_000_000_000,
  action: {
    type: "stroke",
    slide: "a",
    points: Array.from({ length: 300 }, () => ({ x: 1234.5, y: 678.9 })),
  },
});

test.each([
  ["nothing", []],
  ["a few moves", [1, 2, 3].map(move)],
  ["a long talk", Array.from({ length: 2000 }, (_, index) => move(index + 1))],
  ["many drawings", Array.from({ length: 40 }, (_, index) => stroke(index + 1))],
])("%s goes out whole, in messages that each are short enough", (_what, events) => {
  const pieces = inPieces(events);
  expect(pieces.flat()).toEqual(events);
  for (const piece of pieces)
    expect(JSON.stringify(piece).length).toBeLessThan(LARGEST_MESSAGE - 500);
});

test("a talk of 100 moves is one message", () => {
  expect(inPieces(Array.from({ length: 90 }, (_, index) => move(index + 1)))).toHaveLength(1);
});

test("events that are none are left out of a message that is one", () => {
  const message = { type: "events", events: [move(1), { count: "x" }, null] };
  expect(readTalkMessage(message)).toEqual({ type: "events", events: [move(1)] });
  expect(readRemoteMessage(message)).toEqual({ type: "events", events: [move(1)] });
});

test.each([
  undefined,
  null,
  5,
  "hello",
  [],
  {},
  { type: "explode" },
  { type: "events", events: 5 },
])("%j is no message", (body) => {
  expect(readTalkMessage(body)).toBeUndefined();
  expect(readRemoteMessage(body)).toBeUndefined();
  expect(readPosition(body)).toBeUndefined();
});

test("a position is a place in an episode, and no more", () => {
  const position = { episode: "talk", slide: "a", step: 2 };
  expect(readPosition({ ...position, more: 1 })).toEqual(position);
  expect(readPosition({ ...position, step: -1 })).toBeUndefined();
  expect(readPosition({ ...position, slide: "a".repeat(300) })).toBeUndefined();
});
