import { expect, test } from "vitest";
import { switchClock } from "../../../src/pages/listen/clock-picker.ts";
import type { Clock } from "../../../src/parts/clock/clock.ts";
import { createListeners } from "../../../src/parts/ui/store.ts";

/** A clock that does as it is told, and no more. */
function createFakeClock(time: number): Clock & { reach(time: number): void } {
  const reached = createListeners<[time: number]>();
  const progressed = createListeners<[time: number]>();
  const changed = createListeners<[]>();
  const clock = {
    time,
    playing: false,
    rate: 1,
    nudge: 0,
    seekable: true,
    persistent: false,
    momentAt: () => undefined,
    play() {
      clock.playing = true;
      changed.tell();
      return Promise.resolve();
    },
    pause() {
      clock.playing = false;
      changed.tell();
    },
    seek: (to: number) => clock.reach(to),
    syncTo: (to: number) => clock.reach(to),
    setRate(rate: number) {
      clock.rate = rate;
      changed.tell();
    },
    reach(to: number) {
      clock.time = to;
      reached.tell(to);
      progressed.tell(to);
    },
    onMoment: reached.add,
    onProgress: progressed.add,
    onChange: changed.add,
  };
  return clock;
}

function open() {
  const sound = createFakeClock(10);
  const manual = createFakeClock(500);
  const clock = switchClock({ sound, manual }, "sound");
  const moments: number[] = [];
  const progress: number[] = [];
  const changes: string[] = [];
  clock.onMoment((time) => moments.push(time));
  clock.onProgress((time) => progress.push(time));
  clock.onChange(() => changes.push(`${clock.source} ${clock.playing ? "plays" : "stands"}`));
  return { sound, manual, clock, moments, progress, changes };
}

test("is the first clock until told otherwise", async () => {
  const { sound, manual, clock, moments } = open();
  expect([clock.source, clock.time, clock.playing, clock.rate]).toEqual(["sound", 10, false, 1]);
  await clock.play();
  clock.setRate(1.5);
  clock.seek(20);
  expect([sound.time, sound.playing, sound.rate]).toEqual([20, true, 1.5]);
  expect([manual.time, manual.playing, manual.rate]).toEqual([500, false, 1]);
  expect(moments).toEqual([20]);
});

test("switching pauses the one that is left and tells where the other is", async () => {
  const { sound, clock, moments, progress, changes } = open();
  await clock.play();
  clock.use("manual");
  expect(sound.playing).toBe(false);
  expect([clock.source, clock.time]).toEqual(["manual", 500]);
  expect(moments).toEqual([500]);
  expect(progress).toEqual([500]);
  expect(changes).toEqual(["sound plays", "manual stands"]);
});

test("the one that is not current is not heard", () => {
  const { sound, manual, clock, moments, progress } = open();
  manual.reach(510);
  clock.use("manual");
  sound.reach(30);
  manual.reach(520);
  expect(moments).toEqual([510, 520]);
  expect(progress).toEqual([510, 520]);
});

test("switching to the current one changes nothing", async () => {
  const { clock, moments, changes } = open();
  await clock.play();
  clock.use("sound");
  expect(clock.playing).toBe(true);
  expect(moments).toEqual([]);
  expect(changes).toEqual(["sound plays"]);
});

test("a nudge holds for all of them", () => {
  const { sound, manual, clock } = open();
  clock.nudge = 0.3;
  expect([clock.nudge, sound.nudge, manual.nudge]).toEqual([0.3, 0.3, 0.3]);
});
