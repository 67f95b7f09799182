import { browserTiming, type Timing } from "./clock.ts";

/** Seconds between two looks at the time. */
const INTERVAL = 1;
/** Looks in a row that find the same time. The first after a computer has slept may come before the sound goes on. */
const LOOKS = 4;

/**
 * Calls back when a media element stands still for 4 s though it should play and has what comes next, and again after as
 * long if it still does.
 *
 * WebKitGTK knows the time from PulseAudio's library, whose estimate can leap far ahead when the sound is stopped and
 * started, as for a seek or another rate. Time stands until that is reached, often for good: pausing or seeking is no
 * help, but loading anew is.
 */
export function onStandstill(
  media: HTMLMediaElement,
  listener: () => void,
  timing: Timing = browserTiming,
): void {
  let cancel = () => {};
  let before: number | undefined;
  let found = 0;
  const watch = () => {
    cancel();
    if (!media.paused) cancel = timing.after(INTERVAL, look);
  };
  const look = () => {
    const { currentTime } = media;
    found = currentTime === before && shouldMove(media) ? found + 1 : 0;
    before = currentTime;
    watch();
    if (found < LOOKS) return;
    found = 0;
    listener();
  };
  media.addEventListener("play", watch);
  // It may have started before this script ran.
  watch();
}

function shouldMove(media: HTMLMediaElement): boolean {
  const { paused, ended, seeking, error, playbackRate, readyState } = media;
  if (paused || ended || seeking || error || playbackRate === 0) return false;
  return readyState >= HTMLMediaElement.HAVE_FUTURE_DATA || hasNext(media);
}

/** Whether the next second is loaded. */
function hasNext({ buffered, currentTime }: HTMLMediaElement): boolean {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime && buffered.end(index) > currentTime + 1) return true;
  }
  return false;
}
