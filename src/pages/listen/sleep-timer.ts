import { browserTiming, type Clock, onSeek, type Timing } from "../../parts/clock/clock.ts";
import { createListeners } from "../../parts/ui/store.ts";
import { segmentIndexAt } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { AHEAD } from "./transport.ts";
import { TOLERANCE } from "./troubles.ts";

export type SleepChoice =
  | { readonly type: "off" }
  /** Of the day, whether the clock plays or not. */
  | { readonly type: "minutes"; readonly minutes: number }
  /** The end of the chapter that plays then. */
  | { readonly type: "chapter" };

/** Pauses the clock for a listener who has fallen asleep. */
export interface SleepTimer {
  set(choice: SleepChoice): void;
  /** Seconds until it ends, at the present rate; `undefined` while it is off. */
  left(): number | undefined;
  /** Calls back when it has paused the clock, not when it was turned off. */
  onEnd(listener: () => void): void;
  /** Calls back about once a second while it is set, and when it is set or over. */
  onTick(listener: (left: number | undefined) => void): void;
}

export interface SleepTimerParts {
  /** Sets how loud the sound is, as a share of what the listener has set. */
  readonly fade?: ((share: number) => void) | undefined;
  readonly timing?: Timing | undefined;
}

/** Seconds over which the sound fades. A chapter does not fade: its last words are worth hearing. */
const FADE = 8;
const TICK = 1;
const FADE_TICK = 0.1;
const SHORTEST_TICK = 0.05;

/** The wall clock goes on while the machine sleeps; the browser's other one may not. */
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
  /** For minutes a time of `timing`, for a chapter one of the episode's clock. */
  let aim = 0;
  let cancel = () => {};

  const left = (): number | undefined => {
    if (choice.type === "off") return undefined;
    const seconds =
      choice.type === "minutes" ? aim - timing.now() : (aim - clock.time) / clock.rate;
    return Math.max(0, seconds);
  };
  const aimAtChapter = () => {
    const index = segmentIndexAt(timeline, clock.time);
    aim = (timeline.segments[index]?.end ?? timeline.duration) - AHEAD;
  };
  const check = () => {
    const seconds = left();
    if (seconds === 0) end();
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
  const end = () => {
    cancel();
    choice = { type: "off" };
    clock.pause();
    fade(1);
    ticked.tell(undefined);
    ended.tell();
  };

  // Asked for before the moments, so that a seek has aimed anew when its moment is looked at.
  onSeek(
    clock,
    () => {
      if (choice.type === "chapter") aimAtChapter();
    },
    () => timing.now(),
  );
  // Timers of a hidden tab may be late; the clock's moments are not.
  clock.onMoment(check);
  // A recording may end a little before the last chapter does.
  clock.onChange(() => {
    const isLast = choice.type === "chapter" && aim + AHEAD >= timeline.duration;
    if (isLast && !clock.playing && aim - clock.time < TOLERANCE) end();
  });

  return {
    set(next) {
      cancel();
      choice = next;
      fade(1);
      if (choice.type === "minutes") aim = timing.now() + choice.minutes * 60;
      else if (choice.type === "chapter") aimAtChapter();
      ticked.tell(left());
      check();
    },
    left,
    onEnd: ended.add,
    onTick: ticked.add,
  };
}
