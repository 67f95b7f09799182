import { expect, test } from "vitest";
import {
  change,
  isRunning,
  type ManualTime,
  parse,
  timeAt,
} from "../../../src/parts/clock/manual-media.ts";
import { createRandom } from "./random.ts";

const standing: ManualTime = { at: 754, since: null, rate: 1 };
const running: ManualTime = { at: 754, since: 1_000_000, rate: 1.5 };

test.each([
  { what: "standing", state: standing, now: 9_000_000, time: 754 },
  { what: "just started", state: running, now: 1_000_000, time: 754 },
  { what: "two seconds on", state: running, now: 1_002_000, time: 757 },
  { what: "past the end", state: running, now: 2_000_000, time: 1200 },
  { what: "with the wall clock set back", state: running, now: 400_000, time: 754 },
])("shows $time s $what", ({ state, now, time }) => {
  expect(timeAt(state, { now, duration: 1200 })).toBe(time);
});

test("runs on without an end where nobody knows one", () => {
  expect(timeAt(running, { now: 2_000_000, duration: Infinity })).toBe(2254);
});

test.each([
  { what: "standing", state: standing, now: 1_000_000, runs: false },
  { what: "running", state: running, now: 1_000_000, runs: true },
  { what: "run to the end", state: running, now: 2_000_000, runs: false },
])("$what, it runs: $runs", ({ state, now, runs }) => {
  expect(isRunning(state, { now, duration: 1200 })).toBe(runs);
});

const wall = { now: 1_002_000, duration: 1200 };
const late = { now: 2_000_000, duration: 1200 };

test.each<{ what: string; made: ManualTime; is: ManualTime }>([
  {
    what: "start",
    made: change(standing, wall, { runs: true }),
    is: { at: 754, since: 1_002_000, rate: 1 },
  },
  {
    what: "start twice",
    made: change(running, wall, { runs: true }),
    is: { at: 757, since: 1_002_000, rate: 1.5 },
  },
  {
    what: "pause",
    made: change(running, wall, { runs: false }),
    is: { at: 757, since: null, rate: 1.5 },
  },
  {
    what: "pause at the end",
    made: change(running, late, { runs: false }),
    is: { at: 1200, since: null, rate: 1.5 },
  },
  {
    what: "seek",
    made: change(running, wall, { time: 30 }),
    is: { at: 30, since: 1_002_000, rate: 1.5 },
  },
  {
    what: "seek standing",
    made: change(standing, wall, { time: 30 }),
    is: { at: 30, since: null, rate: 1 },
  },
  {
    what: "seek back from the end",
    made: change(running, late, { time: 30 }),
    is: { ...running, at: 30, since: null },
  },
  {
    what: "seek too far",
    made: change(standing, wall, { time: 5000 }),
    is: { at: 1200, since: null, rate: 1 },
  },
  {
    what: "seek before 0",
    made: change(standing, wall, { time: -5 }),
    is: { at: 0, since: null, rate: 1 },
  },
  {
    what: "rate",
    made: change(running, wall, { rate: 2 }),
    is: { at: 757, since: 1_002_000, rate: 2 },
  },
  {
    what: "rate standing",
    made: change(standing, wall, { rate: 2 }),
    is: { ...standing, rate: 2 },
  },
])("$what", ({ made, is }) => {
  expect(made).toEqual(is);
});

test("reads back what it wrote", () => {
  expect(parse(JSON.stringify(running))).toEqual(running);
  expect(parse(JSON.stringify(standing))).toEqual(standing);
});

test.each([
  "",
  "null",
  "754",
  "{",
  '{"at":754,"since":null}',
  '{"at":"754","since":null,"rate":1}',
  '{"at":-1,"since":null,"rate":1}',
  '{"at":1e999,"since":null,"rate":1}',
  '{"at":754,"since":"now","rate":1}',
  '{"at":754,"since":null,"rate":0}',
])("takes %j for no state", (text) => {
  expect(parse(text)).toBeUndefined();
});

test.each([1, 2, 3, 4, 5])("does not drift in an hour of use, the %i. of five", (seed) => {
  const random = createRandom(seed);
  const duration = 40_000;
  let now = 1_760_000_000_000;
  let state: ManualTime = { at: 0, since: null, rate: 1 };
  // The same hour in whole numbers: tenths of milliseconds of the episode, and rates in tenths.
  let position = 0;
  let tenths = 10;
  let runs = false;
  const pass = (milliseconds: number) => {
    now += milliseconds;
    if (runs) position = Math.min(duration * 10_000, position + milliseconds * tenths);
    if (position === duration * 10_000) runs = false;
  };
  let worst = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    pass(1 + random(59_999));
    // The machine sleeps for ten minutes.
    if (minute === 30) pass(600_000);
    const wall = { now, duration };
    worst = Math.max(worst, Math.abs(timeAt(state, wall) - position / 10_000));
    expect(isRunning(state, wall)).toBe(runs);
    switch (random(5)) {
      case 0:
        state = change(state, wall, { runs: false });
        runs = false;
        break;
      case 1:
      case 2:
        state = change(state, wall, { runs: true });
        runs = position < duration * 10_000;
        break;
      case 3:
        tenths = 5 + random(26);
        state = change(state, wall, { rate: tenths / 10 });
        break;
      default:
        position = random(duration * 1000) * 10;
        state = change(state, wall, { time: position / 10_000 });
    }
    // A reload, each time.
    state = parse(JSON.stringify(state)) ?? state;
  }
  expect(worst).toBeLessThan(1e-6);
});
