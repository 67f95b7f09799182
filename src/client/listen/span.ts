import type { Interval } from "../../timeline/timeline.ts";
import type { Clock } from "../clock/clock.ts";
import { onLeap } from "../clock/leaps.ts";
import { browserTiming } from "../clock/timing.ts";

/** Seconds before its end at which something is over, so that what comes next does not show. */
export const AHEAD = 0.05;

/**
 * Stops the clock once at the end of a span that an address asked for; whoever goes elsewhere meanwhile is let go.
 *
 * @param span seconds
 * @param now seconds that only rise
 * @returns what lets them go as well
 */
export function stopAfterSpan(
  clock: Clock,
  { start, end }: Interval,
  now: () => number = () => browserTiming.now(),
): () => void {
  let armed = true;
  const cancel = () => {
    armed = false;
  };
  // Asked for before the moments, so that a seek past the end was seen when its moment is looked at.
  onLeap(
    clock,
    (time) => {
      if (Math.abs(time - start) > AHEAD) cancel();
    },
    now,
  );
  const look = (time: number) => {
    if (!armed || !clock.playing || time < end - AHEAD) return;
    cancel();
    clock.pause();
  };
  clock.onMoment(look);
  clock.onProgress(look);
  return cancel;
}
