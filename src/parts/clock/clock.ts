import { derive } from "../../timeline/derive.ts";
import { type Moment, momentAt } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { createListeners } from "../ui/store.ts";

/** Where an episode's time comes from. Times are seconds on the episode's clock. */
export interface Clock {
  readonly time: number;
  readonly playing: boolean;
  readonly rate: number;
  /** Seconds by which the sound is heard later than its source says: late headphones, an advertisement before it. */
  nudge: number;
  /** Whether the listener can seek: a talk's presenter alone moves the clock of a room. */
  readonly seekable: boolean;
  /** Whether it runs on while the page is closed. */
  readonly persistent: boolean;
  /** What there is to show at a time of this clock. */
  momentAt(time: number): Moment | undefined;
  /** Asks the source to play; resolves when it does. Rejects with the source's reason when it refuses. */
  play(): Promise<void>;
  pause(): void;
  seek(time: number): void;
  /** Seeks to what the listener hears now. A clock for what another app plays runs from there. */
  syncTo(time: number): void;
  /** Asks for a rate; `rate` tells what the source made of it. */
  setRate(rate: number): void;
  /** Calls back at each of the moments passed to the clock, and after each seek. */
  onMoment(listener: (time: number) => void): void;
  /** Calls back while time passes, at most as often as the screen is drawn. */
  onProgress(listener: (time: number) => void): void;
  /** Calls back when `playing` or `rate` has changed. */
  onChange(listener: () => void): void;
}

/** When there is something new to show, and what. */
export interface Moments {
  /** Seconds, rising, each once. */
  readonly starts: readonly number[];
  /** @param time seconds */
  readonly at: (time: number) => Moment | undefined;
}

/** Every time at which slide, step or note changes. */
export function momentsOf(timeline: Timeline): Moments {
  const starts = derive(timeline, ({ slides, steps, cues }) =>
    [...new Set([...slides, ...steps, ...cues].map(({ start }) => start))].toSorted(
      (a, b) => a - b,
    ),
  );
  return {
    get starts() {
      return starts();
    },
    at: (time) => momentAt(timeline, time),
  };
}

/** The events of a clock. */
export interface ClockEvents {
  readonly emitMoment: (time: number) => void;
  readonly emitProgress: (time: number) => void;
  readonly emitChange: () => void;
  /** Both a moment and progress, as after a seek. */
  readonly emitTime: (time: number) => void;
  readonly subscribe: Pick<Clock, "onMoment" | "onProgress" | "onChange">;
}

export function createClockEvents(): ClockEvents {
  const moment = createListeners<[time: number]>();
  const progress = createListeners<[time: number]>();
  const change = createListeners<[]>();
  return {
    emitMoment: moment.tell,
    emitProgress: progress.tell,
    emitChange: change.tell,
    emitTime(time) {
      moment.tell(time);
      progress.tell(time);
    },
    subscribe: { onMoment: moment.add, onProgress: progress.add, onChange: change.add },
  };
}

/** Time that passes, and how to wait for it. Tests bring their own. */
export interface Timing {
  /** Seconds that only rise, from whatever origin. */
  now(): number;
  /** Calls back once, after so many seconds. Returns what cancels it. */
  after(seconds: number, callback: () => void): () => void;
}

/** The browser's own time and timers. */
export const browserTiming: Timing = {
  now: () => performance.now() / 1000,
  after(seconds, callback) {
    // Timers take whole milliseconds, and one that fires early would need another.
    const timer = setTimeout(callback, Math.ceil(seconds * 1000));
    return () => clearTimeout(timer);
  },
};

/** What a clock needs of a player: a small part of HTMLMediaElement, which elements around other players have too. */
export interface MediaLike extends EventTarget {
  /** Seconds. Setting it asks for a seek; when a read shows it is up to the player. */
  currentTime: number;
  playbackRate: number;
  /** Seconds; NaN as long as it is unknown. */
  readonly duration: number;
  readonly paused: boolean;
  /** 0 as long as nothing is known of the media. */
  readonly readyState: number;
  play(): Promise<void>;
  pause(): void;
}

/** Seconds; less than between any two moments. */
const EPSILON = 0.005;

/** The time of the last seek. */
export interface SeekTarget {
  set(time: number): void;
  /** The time, or the target of the last seek when it lies up to 5 ms before that. */
  snap(time: number): number;
}

/**
 * Keeps a seek to a cue out of the cue before: browsers round times to the microsecond or the millisecond, and adding
 * and subtracting a nudge costs the last binary digits.
 */
export function createSeekTarget(): SeekTarget {
  let target = 0;
  return {
    set(time) {
      target = time;
    },
    snap: (time) => (time < target && target - time < EPSILON ? target : time),
  };
}

/** Seconds between a time and the expected one, up to which it may be a late timer and not a seek. */
const TOLERANCE = 0.3;

/**
 * Calls back when the clock is elsewhere than playing on could have brought it: somebody has sought. A seek of less
 * than 0.3 s while it plays goes unnoticed; sound that waits for data is no seek.
 *
 * @param now seconds that only rise
 */
export function onSeek(
  clock: Clock,
  listener: (time: number) => void,
  now: () => number = () => browserTiming.now(),
): void {
  const read = (time: number) => ({ time, at: now(), rate: clock.playing ? clock.rate : 0 });
  let last = read(clock.time);
  const compare = (time: number) => {
    const before = last;
    last = read(time);
    const tolerance = before.rate === 0 && last.rate === 0 ? 0 : TOLERANCE;
    const furthest = before.time + (last.at - before.at) * Math.max(before.rate, last.rate);
    if (time < before.time - tolerance || time > furthest + tolerance) listener(time);
  };
  clock.onMoment(compare);
  clock.onProgress(compare);
  clock.onChange(() => compare(clock.time));
}
