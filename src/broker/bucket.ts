/** A token bucket: lets so many through at once, and so many a second in the long run. */
export interface Bucket {
  /**
   * Takes tokens; false, and none are taken, when there are not enough.
   *
   * @param now milliseconds on any clock that never goes back
   */
  take(tokens: number, now: number): boolean;
}

/** @param rates.burst tokens that a full bucket holds; it begins full */
export function createBucket({
  perSecond,
  burst,
}: {
  readonly perSecond: number;
  readonly burst: number;
}): Bucket {
  let held = burst;
  let last: number | undefined;
  return {
    take(tokens, now) {
      held = Math.min(burst, held + ((now - (last ?? now)) / 1000) * perSecond);
      last = now;
      if (tokens > held) return false;
      held -= tokens;
      return true;
    },
  };
}
