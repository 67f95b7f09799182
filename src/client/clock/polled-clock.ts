import type { Clock } from "./clock.ts";
import { createEstimate, type Report } from "./estimate.ts";
import { createLanding } from "./landing.ts";
import { createListeners } from "../ui/listeners.ts";
import type { MediaLike } from "./media-like.ts";
import { browserTiming, type Timing } from "./timing.ts";

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
