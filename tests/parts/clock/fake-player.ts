import type { MediaLike } from "../../../src/parts/clock/clock.ts";
import type { FakeTiming } from "./fake-timing.ts";

/** A player in another frame: what it says of its time is as old as the last poll. */
export interface FakePlayer extends MediaLike {
  /** What is really heard now, seconds. */
  readonly truth: number;
  /** The sound stops for want of data, and goes on. */
  stall(stalled: boolean, event?: string): void;
  /** Somebody uses the player's own controls. */
  jump(time: number): void;
}

export interface FakePlayerOptions {
  /** Seconds until the next poll. */
  readonly interval: () => number;
  /** Seconds until what it was asked for is done. */
  readonly latency?: number;
}

/**
 * As `youtube-video-element` behaves: a seek shows with the next poll, polls that differ by more than 0.1 s are told
 * as `seeking` and `seeked`, play and pause take their time.
 */
export function createFakePlayer(
  timing: FakeTiming,
  { interval, latency = 0.05 }: FakePlayerOptions,
): FakePlayer {
  const target = new EventTarget();
  let at = 0;
  let since = 0;
  let rate = 1;
  let paused = true;
  let stalled = false;
  let polled = 0;
  const truth = () => (paused || stalled ? at : at + (timing.now() - since) * rate);
  const anchor = (time: number) => {
    at = time;
    since = timing.now();
  };
  const tell = (...names: readonly string[]) => {
    for (const name of names) target.dispatchEvent(new Event(name));
  };
  const poll = () => {
    const leapt = Math.abs(truth() - polled) > 0.1;
    polled = truth();
    if (leapt) tell("seeking", "seeked");
    timing.after(interval(), poll);
  };
  timing.after(interval(), poll);
  const later = (callback: () => void) => void timing.after(latency, callback);
  return {
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
    duration: 3600,
    readyState: 4,
    get truth() {
      return truth();
    },
    get paused() {
      return paused;
    },
    get currentTime() {
      return polled;
    },
    set currentTime(time) {
      later(() => anchor(time));
    },
    get playbackRate() {
      return rate;
    },
    set playbackRate(to) {
      later(() => {
        anchor(truth());
        rate = to;
        tell("ratechange");
      });
    },
    play() {
      later(() => {
        anchor(truth());
        paused = false;
        tell("play", "loadstart", "playing");
      });
      return Promise.resolve();
    },
    pause() {
      later(() => {
        anchor(truth());
        paused = true;
        tell("pause");
      });
    },
    stall(now, event = now ? "loadstart" : "playing") {
      anchor(truth());
      stalled = now;
      tell(event);
    },
    jump: anchor,
  };
}
