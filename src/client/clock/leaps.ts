import type { Clock } from "./clock.ts";
import { browserTiming } from "./timing.ts";

/** Seconds by which a time may be off what was expected without anybody having sought. */
const SLACK = 0.3;

/**
 * Calls back when the clock is elsewhere than playing on could have brought it: somebody has sought. A seek of less
 * than 0.3 s while it plays goes unnoticed; sound that waits for data is no leap.
 *
 * @param now seconds that only rise
 */
export function onLeap(
  clock: Clock,
  listener: (time: number) => void,
  now: () => number = () => browserTiming.now(),
): void {
  const look = (time: number) => ({ time, at: now(), rate: clock.playing ? clock.rate : 0 });
  let last = look(clock.time);
  const observe = (time: number) => {
    const before = last;
    last = look(time);
    const slack = before.rate === 0 && last.rate === 0 ? 0 : SLACK;
    const furthest = before.time + (last.at - before.at) * Math.max(before.rate, last.rate);
    if (time < before.time - slack || time > furthest + slack) listener(time);
  };
  clock.onMoment(observe);
  clock.onProgress(observe);
  clock.onChange(() => observe(clock.time));
}
