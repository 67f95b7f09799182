import "media-chrome/media-controller";
import "media-chrome/media-play-button";
import "media-chrome/media-playback-rate-button";
import MediaTimeRange from "media-chrome/media-time-range";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { manualClock, ManualMedia } from "../../../src/parts/clock/manual-media.ts";
import { polledClock } from "../../../src/parts/clock/polled-clock.ts";
import { momentsAt } from "./moments.ts";

beforeEach(() => {
  document.body.innerHTML = "";
});

afterEach(() => {
  vi.useRealTimers();
});

function create(duration = "600"): { media: ManualMedia; events: string[]; kept: string[] } {
  const media = document.createElement("manual-media");
  const events: string[] = [];
  const kept: string[] = [];
  media.setAttribute("duration", duration);
  for (const name of [
    "play",
    "playing",
    "pause",
    "seeking",
    "seeked",
    "ratechange",
    "durationchange",
    "loadedmetadata",
    "ended",
  ]) {
    media.addEventListener(name, () => events.push(name));
  }
  media.addEventListener("statechange", () => kept.push(media.state));
  return { media, events, kept };
}

test("time passes by the wall clock while it plays, at its rate", async () => {
  vi.useFakeTimers();
  const { media, events } = create();
  expect([media.paused, media.currentTime, media.duration]).toEqual([true, 0, 600]);
  await media.play();
  vi.advanceTimersByTime(10_000);
  expect(media.currentTime).toBe(10);
  media.playbackRate = 1.5;
  vi.advanceTimersByTime(10_000);
  expect(media.currentTime).toBe(25);
  media.pause();
  vi.advanceTimersByTime(10_000);
  expect(media.currentTime).toBe(25);
  media.currentTime = 500;
  expect(media.currentTime).toBe(500);
  expect(events).toEqual(["play", "playing", "ratechange", "pause", "seeking", "seeked"]);
});

test("says every quarter of a second how late it is, and only while it plays", async () => {
  vi.useFakeTimers();
  const { media } = create();
  const times: number[] = [];
  media.addEventListener("timeupdate", () => times.push(media.currentTime));
  await media.play();
  vi.advanceTimersByTime(1000);
  expect(times).toEqual([0.25, 0.5, 0.75, 1]);
  media.pause();
  times.length = 0;
  vi.advanceTimersByTime(1000);
  expect(times).toEqual([]);
});

test("stops at the end, and plays from the beginning then", async () => {
  vi.useFakeTimers();
  const { media, events } = create("5.1");
  await media.play();
  events.length = 0;
  vi.advanceTimersByTime(5099);
  expect(media.ended).toBe(false);
  vi.advanceTimersByTime(1);
  expect(events).toEqual(["pause", "ended"]);
  expect([media.paused, media.ended, media.currentTime]).toEqual([true, true, 5.1]);
  await media.play();
  vi.advanceTimersByTime(1000);
  expect(media.currentTime).toBe(1);
});

test("goes on after a reload as if there had been none", async () => {
  vi.useFakeTimers();
  const before = create();
  before.media.currentTime = 120;
  before.media.playbackRate = 1.5;
  await before.media.play();
  expect(before.kept).toHaveLength(3);
  vi.advanceTimersByTime(20_000);
  const after = create();
  after.events.length = 0;
  after.media.restore(before.kept.at(-1) ?? "");
  expect(after.media.currentTime).toBe(150);
  expect(after.media.playbackRate).toBe(1.5);
  expect(after.media.paused).toBe(false);
  expect(after.events).toEqual(["ratechange", "seeking", "seeked", "play", "playing"]);
  vi.advanceTimersByTime(10_000);
  expect(after.media.currentTime).toBe(165);
});

test("stands at the end when the episode ended while the page was away", async () => {
  vi.useFakeTimers();
  const before = create("60");
  await before.media.play();
  const after = create("60");
  vi.advanceTimersByTime(3_600_000);
  after.media.restore(before.kept[0] ?? "");
  expect([after.media.currentTime, after.media.paused, after.media.ended]).toEqual([
    60,
    true,
    true,
  ]);
});

test("takes no notice of a state that is none", () => {
  const { media, kept } = create();
  media.currentTime = 30;
  kept.length = 0;
  media.restore("nonsense");
  expect(media.currentTime).toBe(30);
  expect(kept).toEqual([]);
});

test("without a duration it has no end, and nothing to drag along", () => {
  const { media } = create("");
  expect(media.duration).toBeNaN();
  expect(media.seekable.length).toBe(0);
  media.currentTime = 50_000;
  expect(media.currentTime).toBe(50_000);
});

/** A controller with some of its elements, as the page has them. */
async function openPlayer() {
  document.body.innerHTML = `
    <media-controller audio nohotkeys style="width: 500px">
      <manual-media slot="media" duration="600"></manual-media>
      <media-play-button notooltip></media-play-button>
      <media-time-range style="width: 300px"></media-time-range>
      <media-playback-rate-button rates="1 1.5 2" notooltip></media-playback-rate-button>
    </media-controller>`;
  const media = find("manual-media", ManualMedia);
  const range = find("media-time-range", MediaTimeRange);
  await expect.poll(() => range.getAttribute("mediaduration")).toBe("600");
  return { media, range, play: find("media-play-button", HTMLElement) };
}

function find<Found>(name: string, type: new () => Found): Found {
  const found = document.querySelector(name);
  if (found instanceof type) return found;
  throw new Error(`no ${name}`);
}

test("Media Chrome's button plays and pauses it, and shows which", async () => {
  const { media, play } = await openPlayer();
  expect(play.getAttribute("aria-label")).toBe("play");
  await userEvent.click(play);
  expect(media.paused).toBe(false);
  await expect.poll(() => play.getAttribute("aria-label")).toBe("pause");
  await userEvent.click(play);
  expect(media.paused).toBe(true);
  await expect.poll(() => play.getAttribute("aria-label")).toBe("play");
});

test("Media Chrome's bar shows its time and sets it", async () => {
  const { media, range } = await openPlayer();
  media.currentTime = 150;
  await expect.poll(() => range.range.valueAsNumber).toBeCloseTo(0.25, 2);
  await userEvent.click(range, { position: { x: 150, y: range.offsetHeight / 2 } });
  expect(media.currentTime).toBeGreaterThan(270);
  expect(media.currentTime).toBeLessThan(330);
});

test("Media Chrome's button changes its rate", async () => {
  const { media } = await openPlayer();
  const button = find("media-playback-rate-button", HTMLElement);
  await userEvent.click(button);
  expect(media.playbackRate).toBe(1.5);
  await expect.poll(() => button.getAttribute("mediaplaybackrate")).toBe("1.5");
});

test("Media Chrome's bar shows its chapters", async () => {
  const { media, range } = await openPlayer();
  const track = media.addTextTrack("chapters", "Chapters", "en");
  track.addCue(new VTTCue(0, 200, "One"));
  track.addCue(new VTTCue(200, 600, "Two"));
  await expect
    .poll(() => range.mediaChaptersCues.map(({ text }: { text: string }) => text))
    .toEqual(["One", "Two"]);
});

test.each([0, 0.3])("a clock on it tells its moments on time, nudged by %f s", async (nudge) => {
  vi.useFakeTimers();
  const { media } = create();
  const clock = polledClock(media, momentsAt([1.017, 2.513, 4, 300]));
  clock.nudge = nudge;
  const told: string[] = [];
  clock.onMoment((time) => told.push(time.toFixed(2)));
  await clock.play();
  vi.advanceTimersByTime(3500);
  expect(told).toEqual(["1.02", "2.51"]);
});

test("a clock on it is exact", async () => {
  vi.useFakeTimers();
  const { media } = create();
  const clock = polledClock(media, momentsAt([300]));
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  await clock.play();
  vi.advanceTimersByTime(3000);
  expect(clock.time).toBeCloseTo(3, 2);
  clock.pause();
  expect(clock.time).toBeCloseTo(media.currentTime, 2);
  clock.seek(299.5);
  expect(told.at(-1)).toBe(299.5);
  expect([clock.time, media.currentTime]).toEqual([299.5, 299.5]);
  media.currentTime = 300.1;
  expect([clock.time, told.at(-1)]).toEqual([300.1, 300.1]);
  media.currentTime = 299.9;
  expect([clock.time, told.at(-1)]).toEqual([299.9, 299.9]);
});

test("a clock on it knows where it is after the machine slept", async () => {
  vi.useFakeTimers();
  const { media } = create();
  const clock = polledClock(media, momentsAt([1, 2.5, 4, 300]));
  const told: number[] = [];
  clock.onMoment((time) => told.push(time));
  await clock.play();
  vi.advanceTimersByTime(2000);
  // Timers don't run while it sleeps; the wall clock does.
  vi.setSystemTime(Date.now() + 400_000);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(clock.time).toBe(402);
  expect(told.at(-1)).toBe(402);
});

test("it runs from what the listener hears in another app, but for the very end", () => {
  vi.useFakeTimers();
  const { media } = create();
  const clock = manualClock(media, momentsAt([]));
  clock.syncTo(media.duration);
  expect([clock.time, clock.playing]).toEqual([media.duration, false]);
  clock.seek(20);
  expect(clock.playing).toBe(false);
  clock.syncTo(70);
  expect(clock.playing).toBe(true);
  vi.advanceTimersByTime(2000);
  expect(clock.time).toBeCloseTo(72, 2);
});
