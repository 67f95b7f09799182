import type { Clock } from "./clock.ts";

/**
 * The clock of an audio or video element.
 *
 * Text track cues say when a moment is reached: they come within a millisecond or three, also in a hidden tab, where
 * frames don't come at all and `timeupdate` comes four times a second. A seek is told by `seeked`.
 *
 * @param moments seconds, rising
 */
export function mediaClock(media: HTMLMediaElement, moments: readonly number[]): Clock {
  const reached = new Set<(time: number) => void>();
  const progressed = new Set<(time: number) => void>();
  const track = media.addTextTrack("metadata", "Cuedeck");
  track.mode = "hidden";
  for (const [index, moment] of moments.entries()) {
    const cue = new VTTCue(moment, moments[index + 1] ?? Number.MAX_SAFE_INTEGER, "");
    cue.addEventListener("enter", () => {
      // The element's own time can still lie a hair before the cue that it enters.
      for (const listener of reached) listener(Math.max(media.currentTime, moment));
    });
    track.addCue(cue);
  }
  media.addEventListener("seeked", () => {
    for (const listener of reached) listener(media.currentTime);
  });

  let frame = 0;
  const tell = () => {
    for (const listener of progressed) listener(media.currentTime);
  };
  const draw = () => {
    tell();
    frame = media.paused ? 0 : requestAnimationFrame(draw);
  };
  media.addEventListener("playing", () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  });
  for (const name of ["seeked", "pause"]) media.addEventListener(name, tell);

  return {
    get time() {
      return media.currentTime;
    },
    get playing() {
      return !media.paused;
    },
    play: () => media.play(),
    pause: () => media.pause(),
    seek(time) {
      media.currentTime = time;
    },
    onMoment: (listener) => void reached.add(listener),
    onProgress: (listener) => void progressed.add(listener),
  };
}
