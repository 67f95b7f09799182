import { afterEach, expect, test } from "vitest";
import { createEventStore, type EventStore } from "../../../src/parts/talk/event-store.ts";
import { type Link, type Message, openTalk, type Talk } from "../../../src/parts/talk/talk.ts";
import type { Action } from "../../../src/talk/event.ts";

afterEach(() => localStorage.clear());

/** Keeps nothing, as a private window does. */
const NO_STORE: EventStore = { load: () => [], save() {}, sessions: () => [], remove() {} };

/** A wire between talks that delivers when told to, and can be cut. */
function createWire() {
  const ends: ((message: Message) => void)[] = [];
  const underway: (() => void)[] = [];
  let cut = false;
  return {
    end(): Link {
      const own = ends.length;
      ends.push(() => {});
      return {
        send(message) {
          if (cut) return;
          const copy: Message = structuredClone(message);
          for (const [index] of ends.entries())
            if (index !== own) underway.push(() => ends[index]?.(copy));
        },
        onMessage: (listener) => void (ends[own] = listener),
      };
    },
    deliver() {
      for (let next = underway.shift(); next; next = underway.shift()) next();
    },
    cut: (now: boolean) => void (cut = now),
  };
}

let windows = 0;
function open(store = NO_STORE, session = "one"): Talk {
  windows += 1;
  return openTalk({ session, window: `w${windows}`, store, now: () => 1000 });
}
const to = (slide: string): Action => ({ type: "move", slide, step: 0 });

test("what one does the other does, whoever came first", () => {
  const wire = createWire();
  const [first, second] = [open(), open()];
  first.join(wire.end());
  first.act(to("a"), to("b"));
  second.join(wire.end());
  wire.deliver();
  expect(second.state.position?.slide).toBe("b");
  second.act(to("c"));
  wire.deliver();
  expect(first.state.position?.slide).toBe("c");
});

test("two that act at once come to the same", () => {
  const wire = createWire();
  const [first, second] = [open(), open()];
  first.join(wire.end());
  second.join(wire.end());
  wire.deliver();
  first.act(to("a"));
  second.act(to("b"));
  expect(first.state.position).not.toEqual(second.state.position);
  wire.deliver();
  expect(first.state).toEqual(second.state);
  expect(first.events).toEqual(second.events);
  expect(first.events).toHaveLength(2);
});

test("who heard nothing for a while catches up when it is seen again, and tells what it did", () => {
  const wire = createWire();
  const [first, second] = [open(), open()];
  first.join(wire.end());
  second.join(wire.end());
  wire.deliver();
  wire.cut(true);
  first.act(to("a"));
  second.act(to("b"), to("c"));
  wire.deliver();
  wire.cut(false);
  document.dispatchEvent(new Event("visibilitychange"));
  wire.deliver();
  expect(first.events).toHaveLength(3);
  expect(second.events).toEqual(first.events);
});

test("a window that is opened again takes up what was kept", () => {
  const store = createEventStore("test:");
  const before = open(store);
  before.act({ type: "start" }, to("b"));
  const after = open(store);
  expect(after.state).toEqual(before.state);
  expect(open(store, "other").state.position).toBeUndefined();
});

test("what comes by one way goes on by the others, and never back", () => {
  const [here, far] = [createWire(), createWire()];
  const [console_, deck, phone] = [open(), open(), open()];
  deck.join(here.end());
  console_.join(here.end());
  console_.join(far.end());
  phone.join(far.end());
  here.deliver();
  far.deliver();
  phone.act(to("b"));
  far.deliver();
  here.deliver();
  expect(deck.state.position?.slide).toBe("b");
  deck.act(to("c"));
  here.deliver();
  far.deliver();
  here.deliver();
  expect(phone.state.position?.slide).toBe("c");
  expect(phone.events).toEqual(deck.events);
});

test("tells of each change once, with what was before", () => {
  const talk = open();
  const told: unknown[] = [];
  talk.onChange((state, before) => told.push([before.position?.slide, state.position?.slide]));
  talk.act(to("a"));
  talk.act(to("b"));
  talk.act(to("b"));
  expect(told).toEqual([
    [undefined, "a"],
    ["a", "b"],
  ]);
});
