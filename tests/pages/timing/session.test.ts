import { expect, test } from "vitest";
import type { Saved } from "../../../src/pages/timing/access.ts";
import { createPlayer } from "../../../src/pages/timing/player.ts";
import { createSession } from "../../../src/pages/timing/session.ts";
import { createTimes } from "../../../src/pages/timing/times.ts";
import { createStore } from "../../../src/parts/ui/store.ts";
import type { NewTimes, TimingSheet } from "../../../src/timeline/timing-sheet.ts";

const STARTS = [1, 2.5, 9.5];
const NOTES = STARTS.map((start, index) => {
  return { id: `c${index}`, text: "One two", words: 2, start, clicks: [] };
});
const SHEET: TimingSheet = {
  revision: "1",
  outline: {
    id: "talk",
    title: "Talk",
    segments: [{ id: "a", title: "A", slides: [{ id: "s", title: "S", steps: 0, notes: NOTES }] }],
  },
  duration: 10.2,
  recording: 10.2,
  cues: NOTES.map(({ id, start }) => {
    return { id, start, clicks: [], isFixed: false, doubt: null, canMoveClicks: true, path: "" };
  }),
};

/** A recording that plays as far as it is told to. @param length which may be less than what was measured */
function createMedia(length: number) {
  const media = document.createElement("audio");
  const state = { time: 0, paused: true };
  const end = () => state.time >= length;
  Object.defineProperties(media, {
    paused: { get: () => state.paused },
    ended: { get: end },
    currentTime: {
      get: () => state.time,
      set(time: number) {
        state.time = Math.min(length, time);
      },
    },
    play: { value: () => ((state.paused = false), Promise.resolve()) },
    pause: { value: () => void (state.paused = true) },
  });
  return {
    media,
    playTo: (time: number) => {
      state.time = Math.min(length, time);
      if (end()) state.paused = true;
      media.dispatchEvent(new Event(end() ? "ended" : "seeking"));
    },
  };
}

function open(length = 10.2, answers: readonly Saved[] = []) {
  const { media, playTo } = createMedia(length);
  const saved: (readonly NewTimes[])[] = [];
  const access = {
    readSheet: () => Promise.resolve(SHEET),
    readLevels: () => Promise.resolve(),
    save(_revision: string, times: readonly NewTimes[]) {
      saved.push(times);
      const answer = answers[saved.length - 1] ?? { type: "saved", revision: "2", paths: ["a.md"] };
      return Promise.resolve(answer);
    },
  };
  const times = createTimes(SHEET, access, createStore(`${Math.random()}`));
  const session = createSession(times, createPlayer(media), SHEET.recording);
  return { media, playTo, times, session, saved };
}

test("checks all starts from a second before to two after, and ends with the recording", () => {
  const { session, media, playTo } = open(10);
  const heard = () => [session.marked, media.currentTime];
  session.toggleCheck();
  expect(heard()).toEqual([0, 0]);
  playTo(2.9);
  expect(heard()).toEqual([0, 2.9]);
  playTo(3);
  expect(heard()).toEqual([1, 1.5]);
  playTo(4.5);
  expect(heard()).toEqual([2, 8.5]);
  // It ends sooner than was measured.
  playTo(10);
  expect([session.isChecking, media.paused]).toEqual([false, true]);
});

test("a check ends with Space or Escape, and sets nothing", () => {
  const { session, media, times } = open();
  for (const end of [session.set, session.endCheck]) {
    session.toggleCheck();
    end();
    expect([session.isChecking, media.paused]).toEqual([false, true]);
  }
  expect(times.cues).toEqual(SHEET.cues);
});

test("what could not be saved is saved with what comes after it, and not left by mistake", async () => {
  const { session, times, saved } = open(10.2, [{ type: "failed", reason: "no" }]);
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented ? "asks" : "leaves";
  };
  session.move(0, 1.2);
  await expect.poll(() => saved.length).toBe(1);
  expect([times.isSaving, leave()]).toEqual([true, "asks"]);
  session.move(1, 2.7);
  await expect
    .poll(() => saved[1]?.map(({ id, start }) => [id, start]))
    .toEqual([
      ["c0", 1.2],
      ["c1", 2.7],
    ]);
  await expect.poll(() => times.isSaving).toBe(false);
  expect(leave()).toBe("leaves");
});
