import { afterEach, expect, test } from "vitest";
import { createEventStore } from "../../../src/parts/talk/event-store.ts";
import type { TalkEvent } from "../../../src/talk/event.ts";

afterEach(() => localStorage.clear());

const event = (count: number, window = "w"): TalkEvent => ({
  count,
  window,
  at: count * 1000,
  action: { type: "start" },
});

test("gives back a talk's events in order, and no other talk's", () => {
  const store = createEventStore("test:");
  for (const each of [event(10), event(2), event(2, "a")]) store.save("one", each);
  store.save("one:two", event(1));
  expect(store.load("one")).toEqual([event(2, "a"), event(2), event(10)]);
  expect(store.load("one:two")).toEqual([event(1)]);
  expect(store.sessions().toSorted()).toEqual(["one", "one:two"]);
  store.remove("one");
  expect(store.load("one")).toEqual([]);
  expect(store.load("one:two")).toEqual([event(1)]);
});

test("what is no event, or was damaged, is passed over", () => {
  const store = createEventStore("test:");
  store.save("one", event(1));
  localStorage.setItem("test:event:one:2-w", "{");
  localStorage.setItem("test:event:one:3-w", '{"count":3}');
  expect(store.load("one")).toEqual([event(1)]);
});

test("a browser that keeps nothing is no reason to fail", () => {
  const store = createEventStore("test:", () => {
    throw new DOMException("Access is denied", "SecurityError");
  });
  store.save("one", event(1));
  expect(store.load("one")).toEqual([]);
  expect(store.sessions()).toEqual([]);
  store.remove("one");
});
