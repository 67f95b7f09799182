import { createListeners } from "../ui/store.ts";
import { browserTiming, type Clock, createLanding, type MediaLike, type Timing } from "./clock.ts";

/** Seconds between two looks at the player: at 2× a report is at most 0.06 s of media time old when it is seen. */
const LOOK = 0.03;

/**
 * `seeking` and `seeked` are no more than a reason to look: `youtube-video-element` guesses them from leaps of its
 * time, which each poll makes.
 */
const REASONS_TO_LOOK = [
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

/**
 * The clock of a player that tells its time in polls, a quarter of a second or more apart.
 *
 * Between polls it reckons with the rate. A timer aims at the next moment, and is aimed anew with all that is learnt
 * about the player. In a hidden tab it is as late as the browser lets timers be.
 *
 * @param moments seconds, rising
 */
export function polledClock(
  media: MediaLike,
  moments: readonly number[],
  timing: Timing = browserTiming,
): Clock {
  const reached = createListeners<[time: number]>();
  const progressed = createListeners<[time: number]>();
  const changed = createListeners<[]>();
  let waiting = false;
  let nudge = 0;

  const read = (): Report => ({
    time: media.currentTime,
    rate: media.playbackRate,
    running: !media.paused && !waiting,
  });
  const estimate = createEstimate(read(), timing.now());
  const landing = createLanding();
  const timeNow = () => landing.snap(estimate.timeAt(timing.now()) - nudge);

  /** The time of the last call to the listeners of moments. */
  let told = timeNow();
  let playing = !media.paused;
  let rate = media.playbackRate;
  let cancel = () => {};

  const land = () => {
    told = timeNow();
    reached.tell(told);
    progressed.tell(told);
  };

  const aim = () => {
    cancel();
    if (media.paused) return;
    const next = moments.find((moment) => moment > told);
    const left = next === undefined ? undefined : estimate.until(next + nudge, timing.now());
    cancel = timing.after(Math.min(LOOK, left ?? LOOK), look);
  };

  const look = () => {
    // Before it has loaded, a player says 0 whatever it was asked for.
    const leapt = media.readyState > 0 && estimate.report(read(), timing.now());
    const time = timeNow();
    if (leapt || moments.some((moment) => moment > told !== moment > time)) land();
    else progressed.tell(time);
    if (playing !== !media.paused || rate !== media.playbackRate) {
      playing = !media.paused;
      rate = media.playbackRate;
      changed.tell();
    }
    aim();
  };

  for (const name of REASONS_TO_LOOK) media.addEventListener(name, look);
  // `youtube-video-element` waits from a `loadstart` that no `playing` follows at once.
  for (const [name, waits] of [
    ["waiting", true],
    ["loadstart", true],
    ["playing", false],
  ] as const) {
    media.addEventListener(name, () => {
      waiting = waits;
      look();
    });
  }
  // After a while in the background or in the browser's store of pages left, the next timer may be far away.
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
  aim();

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
      land();
      aim();
    },
    // A promise that waits for `playing` would wait for ever on a player that plays already.
    play: () => (media.paused ? media.play() : Promise.resolve()),
    pause: () => media.pause(),
    seek(time) {
      const end = Number.isFinite(media.duration) ? media.duration : Infinity;
      const to = Math.min(end, Math.max(0, time + nudge));
      landing.aim(time);
      estimate.seek(to);
      media.currentTime = to;
      land();
      look();
    },
    setRate(to) {
      media.playbackRate = to;
    },
    onMoment: reached.add,
    onProgress: progressed.add,
    onChange: changed.add,
  };
}

/** A difference from what was expected, in seconds, up to which a report corrects; beyond it, somebody has sought. */
const LEAP = 0.3;
/** Seconds of playing without a new time in the reports, after which the player must be standing. */
const STALE = 1;
/** How far from its aim a seek may land, seconds; beyond it, the player still tells of the time before. */
const NEAR = 1;
/** Seconds of playing to wait for a seek to land. */
const PATIENCE = 3;

/** What a player says of itself at one instant. */
interface Report {
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
function createEstimate(first: Report, now: number): Estimate {
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
