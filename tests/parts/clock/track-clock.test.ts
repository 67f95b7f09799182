import { expect, test } from "vitest";
import { trackClock } from "../../../src/parts/clock/track-clock.ts";
import { momentsAt } from "./moments.ts";
import { openSilence } from "./silence.ts";

test("tells each moment as it is played into, never before it", async () => {
  const moments = [0.2, 0.5, 0.9, 1.1];
  const clock = trackClock(await openSilence(3), momentsAt(moments));
  const told: number[] = [];
  const done = new Promise<void>((resolve) => {
    clock.onMoment((time) => {
      told.push(time);
      if (told.length === moments.length) resolve();
    });
  });
  await clock.play();
  expect(clock.playing).toBe(true);
  await done;
  clock.pause();
  expect(clock.playing).toBe(false);
  for (const [index, moment] of moments.entries())
    expect(told[index]).toBeGreaterThanOrEqual(moment);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test("tells each moment once, also where the track is late", async () => {
  const moments = [0.2, 0.5, 0.9];
  const audio = await openSilence(3);
  const clock = trackClock(audio, momentsAt(moments));
  const [track] = audio.textTracks;
  if (track) track.mode = "disabled";
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  const isOver = new Promise<void>((resolve) => {
    clock.onProgress((time) => {
      if (time > 1) resolve();
    });
  });
  await clock.play();
  await isOver;
  clock.pause();
  expect(told.map((time) => moments.filter((moment) => moment <= time).length)).toEqual([1, 2, 3]);
});

test("a seek tells where it landed, though nothing plays", async () => {
  const clock = trackClock(await openSilence(3), momentsAt([0, 1, 2]));
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  clock.seek(1.5);
  await expect.poll(() => told).toContain(1.5);
  expect(clock.time).toBe(1.5);
});

test("a seek is told before the sound has come there, which may take long", async () => {
  const audio = await openSilence(3);
  const told: (number | string)[] = [];
  audio.addEventListener("seeked", () => told.push("has come"));
  const clock = trackClock(audio, momentsAt([0, 1, 2]));
  clock.onMoment((time) => told.push(time));
  clock.seek(1.5);
  await expect.poll(() => told).toContain("has come");
  expect(told[0]).toBe(1.5);
});

test("with a nudge, a moment comes so much later in the sound, and the time is so much less", async () => {
  const audio = await openSilence(3);
  const clock = trackClock(audio, momentsAt([0.4]));
  clock.nudge = 0.3;
  const heard = new Promise<number>((resolve) => {
    clock.onMoment((time) => {
      if (time >= 0.4) resolve(audio.currentTime);
    });
  });
  await clock.play();
  expect(await heard).toBeGreaterThanOrEqual(0.69);
  clock.pause();
  expect(clock.time).toBeCloseTo(audio.currentTime - 0.3, 9);
});

test("setting the nudge corrects at once", async () => {
  const audio = await openSilence(3);
  const clock = trackClock(audio, momentsAt([0, 1]));
  clock.seek(1.25);
  await expect.poll(() => audio.seeking).toBe(false);
  const told: number[] = [];
  const drawn: number[] = [];
  clock.onMoment((time) => told.push(time));
  clock.onProgress((time) => drawn.push(time));
  clock.nudge = 0.25;
  expect(told).toEqual([1]);
  expect(drawn).toEqual([1]);
  expect(clock.nudge).toBe(0.25);
});

test.each([
  { nudge: 0.5, to: 1, at: 1.5 },
  { nudge: -0.5, to: 1, at: 0.5 },
  { nudge: -0.5, to: 0.2, at: 0 },
])("a seek to $to s nudged by $nudge s sets the sound to $at s", async ({ nudge, to, at }) => {
  const audio = await openSilence(3);
  const clock = trackClock(audio, momentsAt([]));
  clock.nudge = nudge;
  clock.seek(to);
  expect(audio.currentTime).toBe(at);
});

test("a seek to a moment lands in it, not a hair before", async () => {
  const audio = await openSilence(3);
  const clock = trackClock(audio, momentsAt([]));
  clock.nudge = 0.3;
  for (const moment of [0.1, 0.257, 0.513, 0.991, 1.013, 1.111, 1.709, 2.003]) {
    const landed = new Promise((resolve) => {
      audio.addEventListener("seeked", resolve, { once: true });
    });
    clock.seek(moment);
    await landed;
    expect(clock.time).toBeGreaterThanOrEqual(moment);
    expect(clock.time).toBeCloseTo(moment, 3);
  }
});

test("a nudge made many times leaves one cue for each moment", async () => {
  const audio = await openSilence(3);
  const clock = trackClock(audio, momentsAt([0, 0.2, 1]));
  for (const nudge of [-0.1, -0.2, -0.3]) clock.nudge = nudge;
  const cues = Array.from(audio.textTracks[0]?.cues ?? [], ({ startTime }) => startTime);
  expect(cues).toEqual([0, 0, 0.7]);
});

test("tells of play, pause and rate, and keeps the pitch", async () => {
  const audio = await openSilence(3);
  const clock = trackClock(audio, momentsAt([]));
  const changes: string[] = [];
  clock.onChange(() => changes.push(`${clock.playing ? "plays" : "stands"} at ${clock.rate}`));
  await clock.play();
  await expect.poll(() => changes).toEqual(["plays at 1"]);
  clock.setRate(1.5);
  await expect.poll(() => changes).toEqual(["plays at 1", "plays at 1.5"]);
  clock.pause();
  await expect.poll(() => changes).toEqual(["plays at 1", "plays at 1.5", "stands at 1.5"]);
  expect(audio.preservesPitch).toBe(true);
});

test("a seek that is forgotten while the sound loads is made again", async () => {
  const { src } = await openSilence(3);
  const audio = new Audio(src);
  const clock = trackClock(audio, momentsAt([0, 1, 2]));
  clock.seek(1.5);
  audio.currentTime = 0;
  await expect.poll(() => audio.readyState).toBeGreaterThan(0);
  await expect.poll(() => clock.time).toBe(1.5);
  await expect.poll(() => audio.seeking).toBe(false);
  // It has come there: what loads anew begins where it is told to.
  audio.load();
  await expect.poll(() => audio.readyState).toBeGreaterThan(0);
  expect(clock.time).toBe(0);
});

test("a seek tells at once where no sound could be loaded", () => {
  const clock = trackClock(new Audio(), momentsAt([0, 10]));
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  clock.seek(12);
  expect(told).toEqual([12]);
  expect(clock.time).toBe(12);
});
