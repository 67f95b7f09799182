/** Where an episode's time comes from. Times are seconds on the episode's clock. */
export interface Clock {
  readonly time: number;
  readonly playing: boolean;
  readonly rate: number;
  /** Seconds by which the sound is heard later than its source says: late headphones, an advertisement before it. */
  nudge: number;
  /** Asks the source to play; resolves when it does. Rejects with the source's reason when it refuses. */
  play(): Promise<void>;
  pause(): void;
  seek(time: number): void;
  /** Asks for a rate; `rate` tells what the source made of it. */
  setRate(rate: number): void;
  /** Calls back at each of the moments passed to the clock, and wherever a seek lands. */
  onMoment(listener: (time: number) => void): void;
  /** Calls back while time passes, as often as the screen is drawn or less. */
  onProgress(listener: (time: number) => void): void;
  /** Calls back when `playing` or `rate` has changed. */
  onChange(listener: () => void): void;
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
    // Timers take whole milliseconds, and one that comes early would have to wait once more.
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

/** Seconds; less than any two moments lie apart. */
const HAIR = 0.005;

/** Where the last seek was to land. */
export interface Landing {
  aim(time: number): void;
  /** The time, or where the seek was aimed when it fell short by a hair. */
  snap(time: number): number;
}

/**
 * Keeps a seek to a cue out of the cue before: browsers cut times to the microsecond or the millisecond, and adding
 * and subtracting a nudge costs the last binary digits.
 */
export function createLanding(): Landing {
  let aim = 0;
  return {
    aim(time) {
      aim = time;
    },
    snap: (time) => (time < aim && aim - time < HAIR ? aim : time),
  };
}

/** Seconds by which a time may be off what was expected without anybody having sought. */
const SLACK = 0.3;

/**
 * Calls back when the clock is elsewhere than playing on could have brought it: somebody has sought. A seek of less
 * than 0.3 s while it plays goes unnoticed; sound that waits for data is no leap.
 *
 * @param now seconds that only rise
 */
export function onLeap(
  clock: Clock,
  listener: (time: number) => void,
  now: () => number = () => browserTiming.now(),
): void {
  const look = (time: number) => ({ time, at: now(), rate: clock.playing ? clock.rate : 0 });
  let last = look(clock.time);
  const observe = (time: number) => {
    const before = last;
    last = look(time);
    const slack = before.rate === 0 && last.rate === 0 ? 0 : SLACK;
    const furthest = before.time + (last.at - before.at) * Math.max(before.rate, last.rate);
    if (time < before.time - slack || time > furthest + slack) listener(time);
  };
  clock.onMoment(observe);
  clock.onProgress(observe);
  clock.onChange(() => observe(clock.time));
}
