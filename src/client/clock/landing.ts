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
