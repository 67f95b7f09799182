import { expect, test } from "vitest";
import { polledClock } from "../../../src/parts/clock/polled-clock.ts";
import { createFakePlayer } from "./fake-player.ts";
import { createFakeTiming } from "./fake-timing.ts";
import { momentsAt } from "./moments.ts";
import { createRandom } from "./random.ts";

/** A player that polls every quarter of a second, and a clock on it. */
function open(moments: readonly number[] = [], { seed = 1, jitter = 0 } = {}) {
  const random = createRandom(seed);
  const timing = createFakeTiming();
  const interval = () => 0.25 + (random(2001) / 1000 - 1) * jitter;
  const player = createFakePlayer(timing, { interval });
  const clock = polledClock(player, momentsAt(moments), timing);
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  return { timing, player, clock, told };
}

test.each([0.5, 0.75, 1, 1.25, 1.5, 2])(
  "at %f× it stays within 0.1 s of what is heard, and never runs back",
  async (rate) => {
    const { timing, player, clock } = open([], { seed: rate * 100, jitter: 0.1 });
    clock.setRate(rate);
    timing.pass(0.1);
    await clock.play();
    timing.pass(1);
    let worst = 0;
    let before = clock.time;
    for (let step = 0; step < 20_000; step += 1) {
      timing.pass(0.003);
      worst = Math.max(worst, Math.abs(clock.time - player.truth));
      expect(clock.time).toBeGreaterThanOrEqual(before);
      before = clock.time;
    }
    expect(player.truth).toBeGreaterThan(60 * rate);
    expect(worst).toBeLessThanOrEqual(0.1);
  },
);

test.each([0.5, 1, 1.5, 2])("at %f× each moment is told once, within 0.1 s", async (rate) => {
  const moments = Array.from({ length: 200 }, (_, index) => 1 + index * 0.313);
  const { timing, player, clock, told } = open(moments, { seed: 7, jitter: 0.1 });
  const heard: number[] = [];
  clock.onMoment(() => heard.push(player.truth));
  clock.setRate(rate);
  await clock.play();
  timing.pass(70 / rate);
  expect(told).toHaveLength(moments.length);
  for (const [index, moment] of moments.entries()) {
    expect(told[index]).toBeGreaterThanOrEqual(moment);
    expect(Math.abs((heard[index] ?? 0) - moment)).toBeLessThanOrEqual(0.1);
  }
});

test("a change of rate in the middle leaves it within 0.1 s", async () => {
  const { timing, player, clock } = open([], { jitter: 0.1 });
  await clock.play();
  let worst = 0;
  for (const rate of [2, 0.5, 1.75, 1]) {
    clock.setRate(rate);
    timing.pass(0.1);
    for (let step = 0; step < 3000; step += 1) {
      timing.pass(0.003);
      worst = Math.max(worst, Math.abs(clock.time - player.truth));
    }
    expect(clock.rate).toBe(rate);
  }
  expect(worst).toBeLessThanOrEqual(0.1);
});

test("it stands while the player stands", async () => {
  const { timing, player, clock, told } = open([20]);
  await clock.play();
  timing.pass(5);
  expect(clock.playing).toBe(true);
  clock.pause();
  timing.pass(0.1);
  expect(clock.playing).toBe(false);
  const { time } = clock;
  expect(Math.abs(time - player.truth)).toBeLessThanOrEqual(0.1);
  timing.pass(0.1);
  expect(clock.time).toBe(time);
  timing.pass(600);
  expect(clock.time).toBeCloseTo(player.truth, 9);
  expect(told).toEqual([]);
});

test.each([undefined, "waiting"])(
  "it waits with a player that buffers (told by %s)",
  async (event) => {
    const { timing, player, clock } = open();
    await clock.play();
    timing.pass(5);
    player.stall(true, event);
    timing.pass(10);
    expect(Math.abs(clock.time - player.truth)).toBeLessThanOrEqual(0.1);
    player.stall(false);
    timing.pass(5);
    expect(Math.abs(clock.time - player.truth)).toBeLessThanOrEqual(0.1);
  },
);

test("it notices by itself a player that stands without a word, and finds back", async () => {
  const { timing, player, clock } = open();
  await clock.play();
  timing.pass(5);
  player.stall(true, "progress");
  timing.pass(20);
  expect(clock.time - player.truth).toBeLessThanOrEqual(1);
  player.stall(false, "progress");
  timing.pass(1);
  expect(Math.abs(clock.time - player.truth)).toBeLessThanOrEqual(0.1);
});

test("a seek is told at once, and what the player still says of before is passed over", async () => {
  const { timing, player, clock, told } = open([10, 100, 100.1, 500]);
  await clock.play();
  timing.pass(5);
  clock.seek(100);
  expect(told).toEqual([100]);
  expect(clock.time).toBe(100);
  timing.pass(0.02);
  expect(clock.time).toBe(100);
  timing.pass(2);
  expect(told).toHaveLength(2);
  expect(told[1]).toBeGreaterThanOrEqual(100.1);
  expect(Math.abs(clock.time - player.truth)).toBeLessThanOrEqual(0.1);
});

test("a seek that the player does not follow is given up", async () => {
  const { timing, player, clock, told } = open();
  await clock.play();
  timing.pass(5);
  clock.seek(100);
  timing.pass(0.06);
  player.jump(5);
  timing.pass(5);
  expect(told).toHaveLength(2);
  expect(Math.abs(clock.time - player.truth)).toBeLessThanOrEqual(0.1);
});

test("a seek before the player has begun stands until it does", async () => {
  const { timing, player, clock } = open();
  clock.seek(100);
  timing.pass(0.06);
  player.jump(0);
  timing.pass(10);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(clock.time).toBe(100);
  player.jump(100);
  await clock.play();
  timing.pass(5);
  expect(clock.time).toBeGreaterThan(104);
  expect(Math.abs(clock.time - player.truth)).toBeLessThanOrEqual(0.1);
});

test.each([true, false])(
  "a seek by the player's own controls is told (playing: %s)",
  async (plays) => {
    const { timing, player, clock, told } = open([1, 2, 3, 200, 300]);
    if (plays) await clock.play();
    timing.pass(0.5);
    player.jump(250);
    timing.pass(0.3);
    expect(told).toHaveLength(1);
    expect(Math.abs((told[0] ?? 0) - player.truth)).toBeLessThanOrEqual(0.3);
    expect(Math.abs(clock.time - player.truth)).toBeLessThanOrEqual(0.1);
  },
);

test("with a nudge, all comes so much later in the sound", async () => {
  const { timing, player, clock, told } = open([2]);
  clock.nudge = 0.4;
  await clock.play();
  timing.pass(2.3);
  expect(told).toEqual([-0.4]);
  timing.pass(0.3);
  expect(told).toHaveLength(2);
  expect(Math.abs(clock.time + 0.4 - player.truth)).toBeLessThanOrEqual(0.1);
  clock.nudge = -0.4;
  expect(told).toHaveLength(3);
  expect(Math.abs((told[2] ?? 0) - 0.4 - player.truth)).toBeLessThanOrEqual(0.1);
  clock.seek(20);
  timing.pass(0.06);
  expect(player.truth).toBeCloseTo(19.6, 1);
});

test("a seek to a moment lands in it, whatever the nudge", () => {
  const { timing, clock } = open();
  clock.nudge = 0.3;
  for (const moment of [0.1, 0.257, 0.513, 5.991, 81.013]) {
    clock.seek(moment);
    timing.pass(1);
    expect(clock.time).toBeGreaterThanOrEqual(moment);
    expect(clock.time).toBeCloseTo(moment, 9);
  }
});

test("tells of play, pause and rate, once each", async () => {
  const { timing, clock } = open();
  const changes: string[] = [];
  clock.onChange(() => changes.push(`${clock.playing ? "plays" : "stands"} at ${clock.rate}`));
  await clock.play();
  timing.pass(1);
  clock.setRate(1.5);
  timing.pass(1);
  clock.pause();
  timing.pass(1);
  expect(changes).toEqual(["plays at 1", "plays at 1.5", "stands at 1.5"]);
});

test("tells of progress only while time passes", async () => {
  const { timing, clock } = open();
  let count = 0;
  clock.onProgress(() => (count += 1));
  await clock.play();
  timing.pass(2);
  expect(count).toBeGreaterThan(40);
  clock.pause();
  timing.pass(1);
  count = 0;
  timing.pass(60);
  expect(count).toBe(0);
});

test("play answers at once when the player plays already", async () => {
  const { timing, player, clock } = open();
  await clock.play();
  timing.pass(1);
  player.play = () => new Promise(() => {});
  await clock.play();
  expect(clock.playing).toBe(true);
});

test.each(["visibilitychange", "pageshow"])("%s corrects at once", async (event) => {
  const { timing, player, clock, told } = open([1, 2, 3]);
  await clock.play();
  timing.pass(0.5);
  player.jump(100);
  // The player was asked, but no timer has come yet.
  Object.defineProperty(player, "currentTime", { value: 100 });
  (event === "pageshow" ? window : document).dispatchEvent(new Event(event));
  expect(told).toEqual([100]);
  expect(clock.time).toBe(100);
});
