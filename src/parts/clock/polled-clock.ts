import {
  browserTiming,
  type Clock,
  createClockEvents,
  createSeekTarget,
  type MediaLike,
  type Moments,
  type Timing,
} from "./clock.ts";

/** Seconds between two reads of the player: at 2× its time is at most 0.06 s of media time old when it is read. */
const INTERVAL = 0.03;

/**
 * When to read it at once. `seeking` and `seeked` say no more than that: `youtube-video-element` guesses them from
 * jumps of its time, of which each of its own polls makes one.
 */
const EVENTS = [
  "loadedmetadata",
  "durationchange",
  "timeupdate",
  "seeking",
  "seeked",
  "play",
  "pause",
  "ended",
  "ratechange",
];

/** `youtube-video-element` waits from a `loadstart` that no `playing` follows at once. */
const WAITING_AFTER = { waiting: true, loadstart: true, playing: false } as const;

/**
 * The clock of a player that knows its time by polls, a quarter of a second or more apart.
 *
 * Between polls the time is estimated from the rate. A timer is set for the next moment, anew with all that the player
 * reports. In a hidden tab it is as late as the browser lets timers be.
 */
export function polledClock(
  media: MediaLike,
  moments: Moments,
  timing: Timing = browserTiming,
): Clock {
  const events = createClockEvents();
  let waiting = false;
  let nudge = 0;

  const read = (): Report => ({
    time: media.currentTime,
    rate: media.playbackRate,
    running: !media.paused && !waiting,
  });
  const estimate = createEstimate(read(), timing.now());
  const seekTarget = createSeekTarget();
  const timeNow = () => seekTarget.snap(estimate.timeAt(timing.now()) - nudge);

  /** The time of the last moment that was emitted. */
  let lastMoment = timeNow();
  let playing = !media.paused;
  let rate = media.playbackRate;
  let cancelTimer = () => {};

  const emitTime = () => {
    lastMoment = timeNow();
    events.emitTime(lastMoment);
  };

  const setTimer = () => {
    cancelTimer();
    if (media.paused) return;
    const next = moments.starts.find((start) => start > lastMoment);
    const left = next === undefined ? undefined : estimate.until(next + nudge, timing.now());
    cancelTimer = timing.after(Math.min(INTERVAL, left ?? INTERVAL), update);
  };

  const update = () => {
    // Before it has loaded, a player reports 0 whatever it was asked for.
    const hasJumped = media.readyState > 0 && estimate.report(read(), timing.now());
    const time = timeNow();
    if (hasJumped || moments.starts.some((start) => start > lastMoment !== start > time))
      emitTime();
    else events.emitProgress(time);
    if (playing !== !media.paused || rate !== media.playbackRate) {
      playing = !media.paused;
      rate = media.playbackRate;
      events.emitChange();
    }
    setTimer();
  };

  for (const name of EVENTS) media.addEventListener(name, update);
  for (const [name, isWaiting] of Object.entries(WAITING_AFTER))
    media.addEventListener(name, () => {
      waiting = isWaiting;
      update();
    });
  // After a while in the background, or in the back/forward cache, the next timer may be far away.
  document.addEventListener("visibilitychange", update);
  window.addEventListener("pageshow", update);
  setTimer();

  const seek = (time: number) => {
    const end = Number.isFinite(media.duration) ? media.duration : Infinity;
    const mediaTime = Math.min(end, Math.max(0, time + nudge));
    seekTarget.set(time);
    estimate.seek(mediaTime);
    media.currentTime = mediaTime;
    emitTime();
    update();
  };
  return {
    get time() {
      return timeNow();
    },
    get playing() {
      return !media.paused;
    },
    get rate() {
      return media.playbackRate;
    },
    get nudge() {
      return nudge;
    },
    set nudge(seconds) {
      nudge = seconds;
      emitTime();
      setTimer();
    },
    seekable: true,
    persistent: false,
    momentAt: (time) => moments.at(time),
    // The promise of a player that plays already, and waits for `playing`, would never settle.
    play: () => (media.paused ? media.play() : Promise.resolve()),
    pause: () => media.pause(),
    seek,
    syncTo: seek,
    setRate(to) {
      media.playbackRate = to;
    },
    ...events.subscribe,
  };
}

/** Seconds between a report and the estimate, up to which the report corrects; beyond it, somebody has sought. */
const TOLERANCE = 0.3;
/** Seconds of playing without a new time in the reports, after which the player must have stopped. */
const STALE = 1;
/** Seconds from its target within which a seek has ended; beyond it, the player still reports the time before. */
const NEAR_TARGET = 1;
/** Seconds of playing to wait for a seek to end. */
const SEEK_TIMEOUT = 3;

/** What a player says of itself at one instant. */
interface Report {
  /** Media time in seconds. Players report it in steps: the same time may come many times. */
  readonly time: number;
  readonly rate: number;
  readonly running: boolean;
}

/** Where a player is between its reports. Media time and `now` are seconds; `now` only rises. */
interface Estimate {
  timeAt(now: number): number;
  /** Seconds until a media time is reached, if all stays as it is; `undefined` when it won't be. */
  until(time: number, now: number): number | undefined;
  /** Takes a report into account. Returns whether the time has jumped. */
  report(report: Report, now: number): boolean;
  /** Stays at the time that was asked for, until a report has come near it. */
  seek(time: number): void;
}

/**
 * Interpolates from the last report that brought a new time, and never runs back a little while the player runs: when
 * a report lies a little behind, the estimate waits until the player has caught up.
 */
function createEstimate(first: Report, now: number): Estimate {
  let last = first;
  /** The media time from which it is interpolated, and when that was. */
  let base = first.time;
  let baseAt = now;
  /** The estimate is never less. */
  let minimum = first.time;
  let pending: { readonly target: number; readonly before: number; deadline?: number } | undefined;

  const interpolate = (now: number) =>
    last.running ? base + Math.min(now - baseAt, STALE) * last.rate : base;
  const timeAt = (now: number) => pending?.target ?? Math.max(minimum, interpolate(now));
  const setBase = (time: number, now: number) => {
    base = time;
    minimum = time;
    baseAt = now;
  };

  /** Counts from the player's time on; a small step back becomes a wait. Returns whether it was a jump. */
  const correct = (time: number, expected: number, now: number): boolean => {
    const hasJumped = Math.abs(time - expected) > TOLERANCE;
    setBase(time, now);
    if (!hasJumped) minimum = Math.max(time, expected);
    return hasJumped;
  };

  const settleSeek = ({ time, running }: Report, now: number): boolean => {
    if (!pending) return false;
    const { target, before } = pending;
    // A player that has not started does not say where it will be.
    if (running) pending.deadline ??= now + SEEK_TIMEOUT;
    const near = time === target || (time !== before && Math.abs(time - target) <= NEAR_TARGET);
    if (!near && now < (pending.deadline ?? Infinity)) return false;
    pending = undefined;
    return correct(time, target, now);
  };

  return {
    timeAt,
    until(time, now) {
      if (pending || !last.running) return undefined;
      const seconds = baseAt + (time - base) / last.rate - now;
      return seconds > 0 ? seconds : undefined;
    },
    report(next, now) {
      const expected = timeAt(now);
      const stood = !last.running && !next.running;
      const isNew = next.time !== last.time;
      const hasTurned = next.running !== last.running || next.rate !== last.rate;
      if (hasTurned && !pending) setBase(expected, now);
      last = next;
      if (pending) return settleSeek(next, now);
      if (!isNew) return false;
      if (!stood) return correct(next.time, expected, now);
      setBase(next.time, now);
      return Math.abs(next.time - expected) > TOLERANCE;
    },
    seek(time) {
      pending = { target: time, before: last.time };
    },
  };
}
