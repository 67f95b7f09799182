import type { Moments } from "../../../src/parts/clock/clock.ts";

/** Times at which there is nothing to show. */
export function momentsAt(starts: readonly number[]): Moments {
  return { starts, at: () => undefined };
}
