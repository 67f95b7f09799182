import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { storePlace } from "../../../src/pages/listen/left-off.ts";
import { createStore } from "../../../src/parts/ui/store.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";

const DURATION = 600;

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
});

/** A visit that begins at a time, with what was kept before. */
function visit(time = 0): { readonly clock: FakeClock; readonly offer: number | undefined } {
  const clock = createFakeClock(createFakeTiming(), time);
  const place = storePlace(createStore("place-test:"), clock, DURATION);
  return { clock, offer: place };
}

test("at the first visit there is nothing to offer", () => {
  expect(visit().offer).toBeUndefined();
});

test.each([
  { where: "at the start", to: 14, offered: undefined },
  { where: "a little way in", to: 15, offered: 15 },
  { where: "in the middle", to: 300, offered: 300 },
  { where: "before the end", to: 584, offered: 584 },
  { where: "near the end", to: 585, offered: undefined },
  { where: "at the end", to: 600, offered: undefined },
])("paused $where, at $to s, the next visit offers $offered", async ({ to, offered }) => {
  const { clock } = visit();
  await clock.play();
  clock.seek(to);
  clock.pause();
  expect(visit().offer).toBe(offered);
});

test("listening to the end forgets the place", async () => {
  const { clock } = visit();
  await clock.play();
  clock.seek(580);
  clock.pass(4);
  expect(visit().offer).toBeDefined();
  clock.pass(1.5);
  expect(visit().offer).toBeUndefined();
});

test("while it plays the place is at most 5 s old, and not written more often", async () => {
  const write = vi.spyOn(Storage.prototype, "setItem");
  const { clock } = visit(100);
  await clock.play();
  clock.pass(60);
  expect(clock.time - (visit().offer ?? 0)).toBeLessThanOrEqual(5);
  expect(write.mock.calls.length).toBeLessThanOrEqual(13);
});

test("looking around without playing keeps the place of before", async () => {
  const { clock: first } = visit();
  await first.play();
  first.seek(300);
  first.pause();
  const { clock } = visit();
  clock.seek(120);
  window.dispatchEvent(new PageTransitionEvent("pagehide"));
  expect(visit().offer).toBe(300);
});

test("a few seconds from the start keep the place of before, too", async () => {
  const { clock: first } = visit();
  await first.play();
  first.seek(300);
  first.pause();
  const { clock } = visit();
  await clock.play();
  clock.pass(10);
  clock.pause();
  expect(visit().offer).toBe(300);
});

test("a look at a moment that a link led to keeps the place of before", async () => {
  localStorage.setItem("place-test:place", "300");
  const clock = createFakeClock(createFakeTiming(), 100);
  storePlace(createStore("place-test:"), clock, DURATION, 60);
  await clock.play();
  clock.pass(59);
  clock.pause();
  expect(visit().offer).toBe(300);
  await clock.play();
  clock.pass(10);
  clock.pause();
  expect(visit().offer).toBe(169);
});

test("the offer stays what it was at the beginning of the visit", async () => {
  const clock = createFakeClock(createFakeTiming());
  localStorage.setItem("place-test:place", "300");
  const place = storePlace(createStore("place-test:"), clock, DURATION);
  await clock.play();
  clock.pass(30);
  expect(place).toBe(300);
});

test.each([
  { what: "goes", leave: () => window.dispatchEvent(new PageTransitionEvent("pagehide")) },
  {
    what: "goes out of sight",
    leave: () => {
      vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
      document.dispatchEvent(new Event("visibilitychange"));
    },
  },
])("is kept to the moment when the page $what", async ({ leave }) => {
  const { clock } = visit(100);
  await clock.play();
  clock.pass(7.3);
  leave();
  expect(visit().offer).toBe(107.3);
});

test.each(["", "soon", "NaN", "Infinity", "-20", "1e9"])("%j is no place", (kept) => {
  localStorage.setItem("place-test:place", kept);
  expect(visit().offer).toBeUndefined();
});
