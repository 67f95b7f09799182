import { browserTiming, type Clock, onSeek, type Timing } from "../../parts/clock/clock.ts";
import { createListeners } from "../../parts/ui/store.ts";
import { segmentIndexAt } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { AHEAD } from "./transport.ts";
import { TOLERANCE } from "./troubles.ts";

export type SleepChoice =
  | { readonly type: "off" }
  /** Minutes that pass whether the clock plays or not. */
  | { readonly type: "minutes"; readonly minutes: number }
  /** At the end of the current chapter. */
  | { readonly type: "chapter" };

/** Pauses the clock after a while. */
export interface SleepTimer {
  set(choice: SleepChoice): void;
  /** Seconds until it ends, at the present rate; `undefined` while it is off. */
  left(): number | undefined;
  /** Calls back when it has paused the clock, not when it was turned off. */
  onEnd(listener: () => void): void;
  /** Calls back when it is set or over, and about once a second in between. */
  onTick(listener: (left: number | undefined) => void): void;
}

export interface SleepTimerParts {
  /** Sets how loud the sound is, as a share of what the listener has set. */
  readonly fade?: ((share: number) => void) | undefined;
  readonly timing?: Timing | undefined;
}

/** Seconds over which the sound fades. The end of a chapter does not fade. */
const FADE = 8;
const TICK = 1;
const FADE_TICK = 0.1;
const SHORTEST_TICK = 0.05;

/** `Date.now()` runs on while the machine sleeps; `performance.now()` may not. */
const wallTiming: Timing = { ...browserTiming, now: () => Date.now() / 1000 };

/** A sleep timer, off at first. */
export function createSleepTimer(
  clock: Clock,
  timeline: Timeline,
  { fade = () => {}, timing = wallTiming }: SleepTimerParts = {},
): SleepTimer {
  const ended = createListeners<[]>();
  const ticked = createListeners<[left: number | undefined]>();
  let choice: SleepChoice = { type: "off" };
  /** When to end: for minutes a time of `timing`, for a chapter one of the episode's clock. */
  let end = 0;
  let cancel = () => {};

  const left = (): number | undefined => {
    if (choice.type === "off") return undefined;
    const seconds =
      choice.type === "minutes" ? end - timing.now() : (end - clock.time) / clock.rate;
    return Math.max(0, seconds);
  };
  const setChapterEnd = () => {
    const index = segmentIndexAt(timeline, clock.time);
    end = (timeline.segments[index]?.end ?? timeline.duration) - AHEAD;
  };
  const check = () => {
    const seconds = left();
    if (seconds === 0) finish();
    else if (seconds !== undefined) wait(seconds);
  };
  const wait = (seconds: number) => {
    const fades = choice.type === "minutes" && seconds < FADE;
    if (fades) fade(seconds / FADE);
    const next = Math.min(fades ? FADE_TICK : TICK, Math.max(seconds, SHORTEST_TICK));
    cancel();
    cancel = timing.after(next, () => {
      check();
      const now = left();
      if (now !== undefined) ticked.tell(now);
    });
  };
  const finish = () => {
    cancel();
    choice = { type: "off" };
    clock.pause();
    fade(1);
    ticked.tell(undefined);
    ended.tell();
  };

  // Before `onMoment`, so that a seek has set the end anew when its moment comes.
  onSeek(
    clock,
    () => {
      if (choice.type === "chapter") setChapterEnd();
    },
    () => timing.now(),
  );
  // The clock's moments are on time also in a hidden tab, where timers may be late.
  clock.onMoment(check);
  // The recording may end a little before the last chapter.
  clock.onChange(() => {
    const isLast = choice.type === "chapter" && end + AHEAD >= timeline.duration;
    if (isLast && !clock.playing && end - clock.time < TOLERANCE) finish();
  });

  return {
    set(next) {
      cancel();
      choice = next;
      fade(1);
      if (choice.type === "minutes") end = timing.now() + choice.minutes * 60;
      else if (choice.type === "chapter") setChapterEnd();
      ticked.tell(left());
      check();
    },
    left,
    onEnd: ended.add,
    onTick: ticked.add,
  };
}
