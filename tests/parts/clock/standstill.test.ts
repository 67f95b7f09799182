import { beforeEach, expect, test, vi } from "vitest";
import { onStandstill } from "../../../src/parts/clock/standstill.ts";
import { createFakeTiming, type FakeTiming } from "./fake-timing.ts";
import { openSilence } from "./silence.ts";

let timing: FakeTiming;
const stands = vi.fn<() => void>();

beforeEach(() => {
  vi.resetAllMocks();
  timing = createFakeTiming();
});

/** An element that says of itself what it is told to. */
function pretend(media: HTMLMediaElement, says: Partial<HTMLMediaElement>): void {
  for (const [name, value] of Object.entries(says))
    Object.defineProperty(media, name, { configurable: true, value, writable: true });
}

async function openPlaying(says: Partial<HTMLMediaElement> = {}): Promise<HTMLMediaElement> {
  const media = await openSilence(30);
  pretend(media, { currentTime: 12, paused: false, ...says });
  onStandstill(media, stands, timing);
  return media;
}

test("tells of sound that stands still for four seconds, and that still does after four more", async () => {
  await openPlaying();
  timing.pass(4.5);
  expect(stands).not.toHaveBeenCalled();
  timing.pass(1);
  expect(stands).toHaveBeenCalledOnce();
  timing.pass(3);
  expect(stands).toHaveBeenCalledOnce();
  timing.pass(1);
  expect(stands).toHaveBeenCalledTimes(2);
});

test("tells of it also where the browser says that it waits, with all of the sound there", async () => {
  await openPlaying({ readyState: HTMLMediaElement.HAVE_CURRENT_DATA });
  timing.pass(5.5);
  expect(stands).toHaveBeenCalledOnce();
});

test("begins when the sound does", async () => {
  const media = await openPlaying({ paused: true });
  timing.pass(10);
  expect(stands).not.toHaveBeenCalled();
  pretend(media, { paused: false });
  media.dispatchEvent(new Event("play"));
  timing.pass(5.5);
  expect(stands).toHaveBeenCalledOnce();
});

test("sound that goes on now and then, as after a computer has slept, does not stand still", async () => {
  const media = await openPlaying();
  for (let time = 13; time < 30; time += 1) {
    timing.pass(4);
    media.currentTime = time;
  }
  expect(stands).not.toHaveBeenCalled();
});

const error: MediaError = Object.create(MediaError.prototype);
const nothing = new Audio().buffered;

test.each<{ what: string; says: Partial<HTMLMediaElement> }>([
  { what: "is paused", says: { paused: true } },
  { what: "has ended", says: { ended: true } },
  { what: "seeks", says: { seeking: true } },
  { what: "has failed", says: { error } },
  { what: "has no rate", says: { playbackRate: 0 } },
  { what: "waits for data", says: { readyState: 2, buffered: nothing } },
])("sound that $what does not stand still", async ({ says }) => {
  const media = await openPlaying();
  pretend(media, says);
  timing.pass(20);
  expect(stands).not.toHaveBeenCalled();
});
