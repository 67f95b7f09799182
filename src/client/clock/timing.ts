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
