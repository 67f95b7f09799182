/** A stopwatch in seconds. Time comes in as an argument, so that tests need not wait. */
export interface Timer {
  readonly elapsed: number;
  readonly running: boolean;
  toggle(): void;
  start(): void;
  reset(): void;
}

/** @param now seconds that only rise, from whatever origin */
export function createTimer(now: () => number): Timer {
  let before = 0;
  let since: number | undefined;
  const timer: Timer = {
    get elapsed() {
      return before + (since === undefined ? 0 : now() - since);
    },
    get running() {
      return since !== undefined;
    },
    start() {
      since ??= now();
    },
    toggle() {
      if (since === undefined) {
        since = now();
      } else {
        before = timer.elapsed;
        since = undefined;
      }
    },
    reset() {
      before = 0;
      if (since !== undefined) since = now();
    },
  };
  return timer;
}
