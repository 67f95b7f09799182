import { afterEach, expect, test, vi } from "vitest";
import { limitTime } from "../../src/chart/vega-lite/limit-time.ts";

afterEach(() => void vi.restoreAllMocks());

/** Lets the processor's time be, one after another, some milliseconds. */
function useTimes(...times: number[]) {
  const clock = vi.spyOn(process, "cpuUsage");
  for (const time of times) clock.mockReturnValueOnce({ user: time * 1000, system: 0 });
}

const forever = (): never => {
  for (;;);
};

test("work that others kept from the processor begins again", () => {
  let tries = 0;
  useTimes(0, 1, 1, 2, 2, 3);
  const work = () => ((tries += 1) < 3 ? forever() : "done");
  expect(limitTime(20, () => 1)(work)).toBe("done");
  expect(tries).toBeGreaterThanOrEqual(3);
});

test("on a slow machine work has longer", () => {
  let tries = 0;
  useTimes(0, 20, 20, 60, 60, 130);
  const work = () => ((tries += 1) < 3 ? forever() : "done");
  expect(limitTime(20, () => 9)(work)).toBe("done");
  expect(tries).toBeGreaterThanOrEqual(3);
});

test("a slow machine has all of its longer time, though others use the processor too", () => {
  useTimes(0, 500, 500, 650);
  const work = () => {
    for (const end = performance.now() + 150; performance.now() < end;);
    return "done";
  };
  expect(limitTime(100, () => 9)(work)).toBe("done");
});

test("pieces of work have their time together, and what they throw is passed on", () => {
  useTimes(0, 9990, 9990, 9996);
  const limited = limitTime(10_000, () => 1);
  expect(limited(() => 1)).toBe(1);
  expect(() => limited(forever)).toThrow("it takes too long");
  const fail = () => {
    throw new TypeError("b");
  };
  expect(() => limitTime(10_000, () => 1)(fail)).toThrow(TypeError);
});
