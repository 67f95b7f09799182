import { beforeEach, expect, test } from "vitest";
import { createSpanStop } from "../../../src/pages/listen/transport.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";

let clock: FakeClock;
let stopAfter: ReturnType<typeof createSpanStop>;

beforeEach(async () => {
  const timing = createFakeTiming();
  clock = createFakeClock(timing, 20);
  stopAfter = createSpanStop(clock, () => timing.now());
  stopAfter({ start: 20, end: 25 });
  await clock.play();
});

test("stops at the end of the span, just before what comes next", () => {
  clock.pass(10);
  expect(clock.playing).toBe(false);
  expect(clock.time).toBeGreaterThan(24.9);
  expect(clock.time).toBeLessThan(25.05);
});

test("who plays on from there is not stopped again", async () => {
  clock.pass(10);
  await clock.play();
  clock.pass(5);
  expect(clock.time).toBeGreaterThan(29);
});

test("another link takes its place", () => {
  stopAfter({ start: 20, end: 40 });
  clock.pass(10);
  expect(clock.playing).toBe(true);
  clock.pass(20);
  expect(clock.time).toBeLessThan(40.05);
});

test("a link to a moment lets the clock go on", () => {
  stopAfter(undefined);
  clock.pass(10);
  expect(clock.playing).toBe(true);
});

test("who goes back to its start hears it once more", () => {
  clock.pass(3);
  clock.seek(20);
  clock.pass(10);
  expect(clock.playing).toBe(false);
});

test.each([10, 25, 25.5, 40])("who goes to %s s meanwhile is let go", (time) => {
  clock.pass(2);
  clock.seek(time);
  clock.pass(30);
  expect(clock.playing).toBe(true);
});
