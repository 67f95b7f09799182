import { createListeners } from "../ui/store.ts";
import { type Clock, createLanding } from "./clock.ts";

/**
 * The clock of an audio or video element.
 *
 * Text track cues say when a moment is reached: they come within a millisecond or three, also in a hidden tab, where
 * frames don't come at all and `timeupdate` comes four times a second. A seek is told by `seeking`, and by `seeked`.
 *
 * @param moments seconds, rising
 */
export function trackClock(media: HTMLMediaElement, moments: readonly number[]): Clock {
  const reached = createListeners<[time: number]>();
  const progressed = createListeners<[time: number]>();
  const changed = createListeners<[]>();
  const track = media.addTextTrack("metadata", "Cuedeck");
  track.mode = "hidden";
  let cues: readonly VTTCue[] = [];
  let nudge = 0;
  media.preservesPitch = true;

  const landing = createLanding();
  const timeNow = () => landing.snap(media.currentTime - nudge);
  const land = () => {
    reached.tell(timeNow());
    progressed.tell(timeNow());
  };

  const setCues = () => {
    for (const cue of cues) track.removeCue(cue);
    cues = moments.map((moment, index) => {
      const start = Math.max(0, moment + nudge);
      const end = Math.max(start, (moments[index + 1] ?? Number.MAX_SAFE_INTEGER) + nudge);
      const cue = new VTTCue(start, end, "");
      // The element's own time can still lie a hair before the cue that it enters.
      cue.addEventListener("enter", () => reached.tell(Math.max(timeNow(), moment)));
      return cue;
    });
    for (const cue of cues) track.addCue(cue);
  };
  setCues();

  let frame = 0;
  const draw = () => {
    progressed.tell(timeNow());
    frame = media.paused ? 0 : requestAnimationFrame(draw);
  };
  media.addEventListener("playing", () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  });
  // At once, as the sound itself may have to wait for the network; and once more where it is then.
  media.addEventListener("seeking", land);
  media.addEventListener("seeked", land);
  media.addEventListener("pause", () => progressed.tell(timeNow()));
  for (const name of ["play", "pause", "ratechange"]) {
    media.addEventListener(name, () => changed.tell());
  }

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
      setCues();
      land();
    },
    play: () => media.play(),
    pause: () => media.pause(),
    seek(time) {
      landing.aim(time);
      media.currentTime = Math.max(0, time + nudge);
      // Nothing is loaded, perhaps never will be: the element keeps the time, but tells of no seek.
      if (media.readyState === HTMLMediaElement.HAVE_NOTHING) land();
    },
    setRate(rate) {
      media.playbackRate = rate;
    },
    onMoment: reached.add,
    onProgress: progressed.add,
    onChange: changed.add,
  };
}
