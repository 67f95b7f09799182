import { beforeEach, expect, test } from "vitest";
import { onSeek } from "../../../src/parts/clock/clock.ts";
import { createFakeClock, type FakeClock } from "../../pages/listen/fake-clock.ts";
import { createFakeTiming } from "./fake-timing.ts";

let clock: FakeClock;
let seeks: number[];

beforeEach(() => {
  const timing = createFakeTiming();
  clock = createFakeClock(timing, 20);
  seeks = [];
  onSeek(
    clock,
    (time) => seeks.push(time),
    () => timing.now(),
  );
});

test("playing, at whatever rate, is no seek", async () => {
  await clock.play();
  clock.pass(10);
  clock.setRate(3);
  clock.pass(10);
  clock.setRate(0.5);
  clock.pass(10);
  clock.pause();
  clock.pass(10);
  await clock.play();
  clock.pass(10);
  expect(seeks).toEqual([]);
});

test("sound that waits for data is none either", async () => {
  await clock.play();
  clock.stall(true);
  clock.pass(30);
  clock.stall(false);
  clock.pass(5);
  expect(seeks).toEqual([]);
});

test.each([0, 19, 21, 400])("while it plays at 20 s, a seek to %d s is", async (to) => {
  await clock.play();
  clock.seek(to);
  clock.pass(5);
  expect(seeks).toEqual([to]);
});

test.each([19.9, 20.1])("while it stands at 20 s, a seek to %d s is", (to) => {
  clock.seek(to);
  expect(seeks).toEqual([to]);
});

test("a seek to where it is, is none", () => {
  clock.seek(20);
  expect(seeks).toEqual([]);
});
