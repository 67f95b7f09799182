import { beforeEach, expect, test, vi } from "vitest";
import { createSleepTimer, type SleepTimer } from "../../../src/pages/listen/sleep-timer.ts";
import { createFade } from "../../../src/pages/listen/stage.ts";
import { createFakeTiming } from "../../parts/clock/fake-timing.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { timeline } from "./timeline.ts";

let clock: FakeClock;
let timer: SleepTimer;
let onEnd: ReturnType<typeof vi.fn<() => void>>;
const media = { volume: 0.5 };

beforeEach(async () => {
  const timing = createFakeTiming();
  media.volume = 0.5;
  clock = createFakeClock(timing);
  timer = createSleepTimer(clock, timeline, { fade: createFade(media), timing });
  onEnd = vi.fn<() => void>();
  timer.onEnd(onEnd);
  await clock.play();
});

test("is off at first", () => {
  expect(timer.left()).toBeUndefined();
  clock.pass(170);
  expect(clock.playing).toBe(true);
});

test("pauses after so many minutes of the day, whatever the rate", () => {
  clock.setRate(2);
  timer.set({ type: "minutes", minutes: 1 });
  expect(timer.left()).toBe(60);
  clock.pass(59.8);
  expect(clock.playing).toBe(true);
  expect(onEnd).not.toHaveBeenCalled();
  clock.pass(0.3);
  expect(clock.playing).toBe(false);
  expect(onEnd).toHaveBeenCalledOnce();
  expect(timer.left()).toBeUndefined();
});

test("a clock that stands does not stop the countdown", async () => {
  timer.set({ type: "minutes", minutes: 1 });
  clock.pass(10);
  clock.pause();
  clock.pass(30);
  await clock.play();
  expect(timer.left()).toBeCloseTo(20, 6);
  clock.pass(20.1);
  expect(clock.playing).toBe(false);
});

test("is over in silence, too", () => {
  timer.set({ type: "minutes", minutes: 1 });
  clock.pause();
  clock.pass(61);
  expect(onEnd).toHaveBeenCalledOnce();
});

test("turned off, it lets the clock play", () => {
  timer.set({ type: "minutes", minutes: 1 });
  clock.pass(50);
  timer.set({ type: "off" });
  clock.pass(20);
  expect(clock.playing).toBe(true);
  expect(onEnd).not.toHaveBeenCalled();
});

test("set anew, it counts anew", () => {
  timer.set({ type: "minutes", minutes: 1 });
  clock.pass(50);
  timer.set({ type: "minutes", minutes: 1 });
  clock.pass(50);
  expect(clock.playing).toBe(true);
});

test("fades the sound out, and gives the listener their volume back", () => {
  timer.set({ type: "minutes", minutes: 1 });
  clock.pass(51);
  expect(media.volume).toBe(0.5);
  clock.pass(5);
  expect(media.volume).toBeCloseTo(0.25, 2);
  clock.pass(3.8);
  expect(media.volume).toBeLessThan(0.03);
  clock.pass(0.3);
  expect(clock.playing).toBe(false);
  expect(media.volume).toBe(0.5);
});

test("turned off while it fades, the sound is as loud as before", () => {
  timer.set({ type: "minutes", minutes: 1 });
  clock.pass(57);
  timer.set({ type: "off" });
  expect(media.volume).toBe(0.5);
});

test.each([0.5, 1, 2, 3])("at %d×, stops at the chapter's end and not in the next", (rate) => {
  clock.setRate(rate);
  timer.set({ type: "chapter" });
  expect(timer.left()).toBeCloseTo(60 / rate, 0);
  clock.pass(60 / rate + 1);
  expect(clock.playing).toBe(false);
  expect(clock.time).toBeGreaterThan(59);
  expect(clock.time).toBeLessThan(60 + 0.1 * rate);
  expect(media.volume).toBe(0.5);
});

test("a change of the rate moves the chapter's end", () => {
  timer.set({ type: "chapter" });
  clock.pass(30);
  clock.setRate(2);
  expect(timer.left()).toBeCloseTo(15, 0);
  clock.pass(14.5);
  expect(clock.playing).toBe(true);
  clock.pass(0.6);
  expect(clock.playing).toBe(false);
});

test.each([
  { where: "into the next chapter", to: 90, end: 120 },
  { where: "to the very start of the next chapter", to: 60, end: 120 },
  { where: "over a chapter", to: 130, end: 180 },
  { where: "within the chapter", to: 50, end: 60 },
])("a seek $where aims at $end s", ({ to, end }) => {
  timer.set({ type: "chapter" });
  clock.pass(20);
  clock.seek(to);
  expect(clock.playing).toBe(true);
  expect(timer.left()).toBeCloseTo(end - to, 0);
  clock.pass(end - to + 1);
  expect(clock.playing).toBe(false);
  expect(clock.time).toBeCloseTo(end, 0);
});

test("a seek back aims at the end of the chapter that it leads to", () => {
  clock.seek(130);
  timer.set({ type: "chapter" });
  clock.seek(20);
  expect(timer.left()).toBeCloseTo(40, 0);
});

test("sound that had to wait for data still stops at its chapter's end", () => {
  timer.set({ type: "chapter" });
  clock.pass(55);
  clock.stall(true);
  clock.pass(30);
  clock.stall(false);
  clock.pass(6);
  expect(clock.playing).toBe(false);
  expect(clock.time).toBeCloseTo(60, 0);
});

test("at the end of the last chapter, it is over also where the recording ends a little sooner", () => {
  const ended = vi.fn<() => void>();
  timer.onEnd(ended);
  clock.seek(170);
  timer.set({ type: "chapter" });
  clock.pass(9);
  clock.pause();
  expect(ended).toHaveBeenCalledOnce();
  expect(timer.left()).toBeUndefined();
});

test("who pauses in its last seconds has not been put to sleep in any other chapter", () => {
  clock.seek(50);
  timer.set({ type: "chapter" });
  clock.pass(9);
  clock.pause();
  expect(timer.left()).toBeCloseTo(1, 0);
});

test("in a hidden tab, whose timers may be late, the clock's moments end it in time", () => {
  const timing = createFakeTiming();
  const clock = createFakeClock(timing, 50);
  const late = { now: () => timing.now(), after: () => () => {} };
  const timer = createSleepTimer(clock, timeline, { timing: late });
  void clock.play();
  timer.set({ type: "minutes", minutes: 0.05 });
  clock.pass(5);
  expect(clock.time).toBeCloseTo(53, 0);
  timer.set({ type: "chapter" });
  void clock.play();
  clock.pass(20);
  expect(clock.time).toBeCloseTo(60, 0);
});

test("tells once a second what is left, and at the end that nothing is", () => {
  const told: (number | undefined)[] = [];
  timer.onTick((left) => told.push(left === undefined ? left : Math.round(left)));
  clock.pause();
  timer.set({ type: "minutes", minutes: 0.05 });
  clock.pass(4);
  expect([...new Set(told)]).toEqual([3, 2, 1, 0, undefined]);
});
