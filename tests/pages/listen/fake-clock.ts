import type { Clock } from "../../../src/parts/clock/clock.ts";
import type { FakeTiming } from "../../parts/clock/fake-timing.ts";

/** A clock that plays as fast as fake time passes, and tells of every tenth of a second. */
export interface FakeClock extends Clock {
  /** What it was asked for, in order. */
  readonly asked: readonly string[];
  /** Lets time pass, on the clock and on its timing. */
  pass(seconds: number): void;
  /** The sound waits for data, and goes on. */
  stall(stalled: boolean): void;
  /** The next `play()` is rejected with it. */
  refuse(reason: Error): void;
  seekable: boolean;
}

export function createFakeClock(timing: FakeTiming, first = 0): FakeClock {
  const moments = new Set<(time: number) => void>();
  const changes = new Set<() => void>();
  const asked: string[] = [];
  let time = first;
  let playing = false;
  let rate = 1;
  let stalled = false;
  let refusal: Error | undefined;
  const tellMoment = () => {
    for (const listener of moments) listener(time);
  };
  const tellChange = () => {
    for (const listener of changes) listener();
  };
  const set = (next: boolean) => {
    if (next === playing) return;
    playing = next;
    tellChange();
  };
  return {
    asked,
    nudge: 0,
    seekable: true,
    persistent: false,
    momentAt: () => undefined,
    get time() {
      return time;
    },
    get playing() {
      return playing;
    },
    get rate() {
      return rate;
    },
    play() {
      asked.push("play");
      const reason = refusal;
      refusal = undefined;
      if (reason) return Promise.reject(reason);
      set(true);
      return Promise.resolve();
    },
    pause() {
      asked.push("pause");
      set(false);
    },
    seek(to) {
      asked.push(`seek ${to}`);
      time = to;
      tellMoment();
    },
    syncTo(to) {
      asked.push(`sync to ${to}`);
      time = to;
      tellMoment();
    },
    setRate(to) {
      rate = to;
      tellChange();
    },
    onMoment: (listener) => void moments.add(listener),
    onProgress: (listener) => void moments.add(listener),
    onChange: (listener) => void changes.add(listener),
    pass(seconds) {
      for (let tenth = 0; tenth < Math.round(seconds * 10); tenth += 1) {
        const before = playing;
        timing.pass(0.1);
        if (!before || !playing || stalled) continue;
        time += 0.1 * rate;
        tellMoment();
      }
    },
    stall(now) {
      stalled = now;
    },
    refuse(reason) {
      refusal = reason;
    },
  };
}
