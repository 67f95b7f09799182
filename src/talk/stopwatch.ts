/** How long a talk has lasted, pauses left out. It is reckoned from the wall clock, so that it goes on while a computer sleeps. */
export interface Stopwatch {
  /** Seconds that had passed when it was last paused. */
  readonly before: number;
  /** Epoch milliseconds since when it runs; `null` while it does not. */
  readonly since: number | null;
  /** Epoch milliseconds when it was first started; `null` before. */
  readonly began: number | null;
}

export const STOPPED: Stopwatch = { before: 0, since: null, began: null };

/** @param now epoch milliseconds. @returns seconds; a wall clock that is set back takes none away */
export function elapsedAt({ before, since }: Stopwatch, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since) / 1000);
}

/** Lets it run from now on. */
export function start(stopwatch: Stopwatch, now: number): Stopwatch {
  if (stopwatch.since !== null) return stopwatch;
  return { ...stopwatch, since: now, began: stopwatch.began ?? now };
}

/** Makes it stand where it is. */
export function pause(stopwatch: Stopwatch, now: number): Stopwatch {
  return { ...stopwatch, before: elapsedAt(stopwatch, now), since: null };
}
