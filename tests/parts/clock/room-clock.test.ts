import { expect, test } from "vitest";
import { roomClock } from "../../../src/parts/clock/room-clock.ts";
import { timeline } from "../../talk/timeline.ts";

test("is where the presenter is, and nowhere before they have said", () => {
  const clock = roomClock(timeline);
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  expect(clock.momentAt(clock.time)).toBeUndefined();
  clock.move({ slide: "b", step: 1 });
  expect(clock.momentAt(clock.time)).toMatchObject({
    slide: { id: "b" },
    step: 1,
    cue: { id: "b-1" },
  });
  expect(clock.time).toBe(12.5);
  expect(told).toEqual([12.5]);
});

test("nothing on the page moves it, and a slide that there is not doesn't either", async () => {
  const clock = roomClock(timeline);
  clock.move({ slide: "b", step: 0 });
  clock.seek(2);
  clock.syncTo(3);
  await clock.play();
  clock.move({ slide: "z", step: 0 });
  expect(clock.time).toBe(10);
  expect([clock.playing, clock.seekable]).toEqual([false, false]);
  // More steps than the page knows of: another version of the talk.
  clock.move({ slide: "a", step: 9 });
  expect(clock.momentAt(clock.time)).toMatchObject({ slide: { id: "a" }, step: 2 });
});
