import { expect, test } from "vitest";
import { createTimer } from "../../src/client/speaker/timer.ts";

test("counts while it runs, holds while it does not, and begins anew", () => {
  let now = 1000;
  const timer = createTimer(() => now);
  expect(timer.elapsed).toBe(0);
  timer.start();
  now += 5;
  expect(timer.elapsed).toBe(5);
  timer.start();
  now += 1;
  expect(timer.elapsed).toBe(6);
  timer.toggle();
  now += 100;
  expect([timer.elapsed, timer.running]).toEqual([6, false]);
  timer.toggle();
  now += 2;
  expect([timer.elapsed, timer.running]).toEqual([8, true]);
  timer.reset();
  expect([timer.elapsed, timer.running]).toEqual([0, true]);
  now += 3;
  expect(timer.elapsed).toBe(3);
});
