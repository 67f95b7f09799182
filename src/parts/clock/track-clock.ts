import { type Clock, createClockEvents, createSeekTarget, type Moments } from "./clock.ts";

/**
 * The clock of an audio or video element.
 *
 * Its moments are cues of a text track, whose events come in a hidden tab as well, where no frames are drawn: within three
 * milliseconds, but in WebKit within a quarter of a second. So each frame looks, too, whether there is a moment to tell;
 * whoever comes first tells it. Seeks show by `seeking` and `seeked`.
 */
export function trackClock(media: HTMLMediaElement, moments: Moments): Clock {
  const events = createClockEvents();
  const track = media.addTextTrack("metadata", "Cuedeck");
  track.mode = "hidden";
  let cues: readonly VTTCue[] = [];
  let nudge = 0;
  media.preservesPitch = true;

  const seekTarget = createSeekTarget();
  const timeNow = () => seekTarget.snap(media.currentTime - nudge);
  /** The time of the last moment that was told. */
  let told = timeNow();
  const emitTime = () => {
    told = timeNow();
    events.emitTime(told);
  };
  const emitProgress = () => events.emitProgress(timeNow());
  /** Tells a moment that has come since. The element's time may also step back a little, which is no moment. */
  const emitPassed = (time: number) => {
    if (!moments.starts.some((start) => start > told && start <= time)) return;
    told = time;
    events.emitMoment(time);
  };

  const setCues = () => {
    for (const cue of cues) track.removeCue(cue);
    const { starts } = moments;
    cues = starts.map((moment, index) => {
      const start = Math.max(0, moment + nudge);
      const end = Math.max(start, (starts[index + 1] ?? Number.MAX_SAFE_INTEGER) + nudge);
      const cue = new VTTCue(start, end, "");
      // The element's own time may still lie just before the cue that it enters.
      cue.addEventListener("enter", () => emitPassed(Math.max(timeNow(), moment)));
      return cue;
    });
    for (const cue of cues) track.addCue(cue);
  };
  setCues();

  let frame = 0;
  const draw = () => {
    emitPassed(timeNow());
    emitProgress();
    frame = media.paused ? 0 : requestAnimationFrame(draw);
  };
  media.addEventListener("playing", () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  });
  // `seeked` may have to wait for the network.
  media.addEventListener("seeking", emitTime);
  media.addEventListener("seeked", emitTime);
  media.addEventListener("pause", emitProgress);
  for (const name of ["play", "pause", "ratechange"])
    media.addEventListener(name, events.emitChange);

  /** Where it was sought last, until it is there: WebKitGTK forgets it where it finds a recording empty at first. */
  let sought: number | undefined;
  media.addEventListener("loadedmetadata", () => {
    if (sought !== undefined && media.currentTime !== sought) media.currentTime = sought;
  });
  media.addEventListener("seeked", () => {
    if (media.duration > 0) sought = undefined;
  });
  const seek = (time: number) => {
    seekTarget.set(time);
    sought = Math.max(0, time + nudge);
    media.currentTime = sought;
    // Before anything is loaded the element keeps the time, but fires no event.
    if (media.readyState === HTMLMediaElement.HAVE_NOTHING) emitTime();
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
      setCues();
      emitTime();
    },
    seekable: true,
    persistent: false,
    momentAt: (time) => moments.at(time),
    play: () => media.play(),
    pause: () => media.pause(),
    seek,
    syncTo: seek,
    setRate(rate) {
      media.playbackRate = rate;
    },
    ...events.subscribe,
  };
}
