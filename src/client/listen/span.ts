import type { Clock } from "../clock/clock.ts";

/** Seconds before its end at which something is over, so that what comes next does not show. */
export const AHEAD = 0.05;

/**
 * Stops the clock once at the end of a span that an address asked for; whoever goes elsewhere meanwhile is let go.
 *
 * @param start seconds, as is `end`
 */
export function stopAfterSpan(clock: Clock, start: number, end: number): void {
  let armed = true;
  const look = (time: number) => {
    if (!armed) return;
    // A seek beyond it was not the span playing on.
    if (time >= end + 1 || time < start - AHEAD) armed = false;
    else if (time >= end - AHEAD && clock.playing) {
      armed = false;
      clock.pause();
    }
  };
  clock.onMoment(look);
  clock.onProgress(look);
}
