/** A difference from what was expected, in seconds, up to which a report corrects; beyond it, somebody has sought. */
const LEAP = 0.3;
/** Seconds of playing without a new time in the reports, after which the player must be standing. */
const STALE = 1;
/** How far from its aim a seek may land, seconds; beyond it, the player still tells of the time before. */
const NEAR = 1;
/** Seconds of playing to wait for a seek to land. */
const PATIENCE = 3;

/** What a player says of itself at one instant. */
export interface Report {
  /** Media time in seconds. Players tell it in steps: the same time may come many times. */
  readonly time: number;
  readonly rate: number;
  readonly running: boolean;
}

/** Where a player is between its reports. Media time and `now` are seconds; `now` only rises. */
export interface Estimate {
  timeAt(now: number): number;
  /** Seconds until a media time is reached, if all stays as it is; `undefined` when it won't be. */
  until(time: number, now: number): number | undefined;
  /** Takes in a report. Returns whether the time is elsewhere now than anybody would have expected. */
  report(report: Report, now: number): boolean;
  /** Stands at the time that was asked for, until a report has come near it. */
  seek(time: number): void;
}

/**
 * Interpolates from the last report that brought a new time, and never runs back by a hair while the player runs:
 * when a report lies a little behind, time stands until it has caught up.
 */
export function createEstimate(first: Report, now: number): Estimate {
  let last = first;
  let at = first.time;
  let since = now;
  let floor = first.time;
  let sought: { readonly aim: number; readonly before: number; deadline?: number } | undefined;

  const lineAt = (now: number) =>
    last.running ? at + Math.min(now - since, STALE) * last.rate : at;
  const timeAt = (now: number) => sought?.aim ?? Math.max(floor, lineAt(now));
  const anchor = (time: number, now: number) => {
    at = time;
    floor = time;
    since = now;
  };

  /** The player's time counts from now on, with a small step back made by standing. */
  const settle = (time: number, expected: number, now: number): boolean => {
    const leapt = Math.abs(time - expected) > LEAP;
    anchor(time, now);
    if (!leapt) floor = Math.max(time, expected);
    return leapt;
  };

  const land = ({ time, running }: Report, now: number): boolean => {
    if (!sought) return false;
    const { aim, before } = sought;
    // A player that has not begun keeps to itself where it will.
    if (running) sought.deadline ??= now + PATIENCE;
    const near = time === aim || (time !== before && Math.abs(time - aim) <= NEAR);
    if (!near && now < (sought.deadline ?? Infinity)) return false;
    sought = undefined;
    return settle(time, aim, now);
  };

  return {
    timeAt,
    until(time, now) {
      if (sought || !last.running) return undefined;
      const seconds = since + (time - at) / last.rate - now;
      return seconds > 0 ? seconds : undefined;
    },
    report(next, now) {
      const expected = timeAt(now);
      const stood = !last.running && !next.running;
      const fresh = next.time !== last.time;
      const turned = next.running !== last.running || next.rate !== last.rate;
      if (turned && !sought) anchor(expected, now);
      last = next;
      if (sought) return land(next, now);
      if (!fresh) return false;
      if (!stood) return settle(next.time, expected, now);
      anchor(next.time, now);
      return Math.abs(next.time - expected) > LEAP;
    },
    seek(time) {
      sought = { aim: time, before: last.time };
    },
  };
}
