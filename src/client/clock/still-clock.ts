import type { Clock } from "./clock.ts";

/** The clock of an episode without media: it stands where it was last set. Times in seconds. */
export function stillClock(start: number): Clock {
  const listeners = new Set<(time: number) => void>();
  let time = start;
  return {
    get time() {
      return time;
    },
    playing: false,
    play: () => Promise.resolve(),
    pause() {},
    seek(to) {
      time = to;
      for (const listener of listeners) listener(time);
    },
    onMoment: (listener) => void listeners.add(listener),
    onProgress: (listener) => void listeners.add(listener),
  };
}
