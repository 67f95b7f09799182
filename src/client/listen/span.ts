import type { Interval } from "../../timeline/timeline.ts";
import type { Clock } from "../clock/clock.ts";
import { onLeap } from "../clock/leaps.ts";
import { browserTiming } from "../clock/timing.ts";

/** Seconds before its end at which something is over, so that what comes next does not show. */
export const AHEAD = 0.05;

/** Stops the clock once at the end of a span that an address asked for; whoever goes elsewhere meanwhile is let go. */
export interface SpanStop {
  /** Takes the place of the span before; `undefined` lets the clock go on. Seconds. */
  set(span: Interval | undefined): void;
}

/** @param now seconds that only rise */
export function createSpanStop(
  clock: Clock,
  now: () => number = () => browserTiming.now(),
): SpanStop {
  let span: Interval | undefined;
  // Asked for before the moments, so that a seek past the end was seen when its moment is looked at.
  onLeap(
    clock,
    (time) => {
      if (span && Math.abs(time - span.start) > AHEAD) span = undefined;
    },
    now,
  );
  const look = (time: number) => {
    if (!span || !clock.playing || time < span.end - AHEAD) return;
    span = undefined;
    clock.pause();
  };
  clock.onMoment(look);
  clock.onProgress(look);
  return { set: (next) => (span = next) };
}
