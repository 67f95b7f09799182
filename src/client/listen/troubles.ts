import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Clock } from "../clock/clock.ts";
import type { Notices } from "../ui/notices.ts";
import type { Store } from "../ui/store.ts";
import { words } from "../ui/words.ts";
import { watchSound } from "./sound-troubles.ts";

/** What can go wrong while somebody listens, each with its sentence on the page for as long as it lasts. */
export interface Troubles {
  /** For the reason with which `clock.play()` was rejected. Only a browser that wants a click first needs words. */
  readonly tellRefusal: (error: unknown) => void;
}

export interface TroublesParts {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly notices: Notices;
  readonly store: Store;
  /** The page's own audio or video element, when it has one. */
  readonly media?: HTMLMediaElement | undefined;
  /** Lets the listener set the clock by hand, where there is no sound to go by. */
  readonly setByHand: () => void;
}

/** Seconds by which a recording may differ from the one that the slides were timed for. */
export const TOLERANCE = 2;

export function watchTroubles(parts: TroublesParts): Troubles {
  const { clock, timeline, notices, store, media, setByHand } = parts;
  if (media) {
    watchSound({ media, notices, setByHand });
    watchDuration(media, timeline, notices);
  }
  store.onRefused(() => notices.show("storage", words.trouble.storage));

  const tellRefusal = (error: unknown): void => {
    if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return;
    notices.show("refused", words.trouble.refused, [{ label: words.play, run: play }]);
  };
  const play = () => {
    clock.play().catch(tellRefusal);
  };
  clock.onChange(() => {
    if (clock.playing) notices.clear("refused");
  });
  return { tellRefusal };
}

/** Browsers guess the duration of some files and correct it as they load: the sentence comes once, and goes if it was wrong. */
function watchDuration(media: HTMLMediaElement, timeline: Timeline, notices: Notices): void {
  let isTold = false;
  const compare = () => {
    const { duration } = media;
    if (!Number.isFinite(duration)) return;
    const differs = Math.abs(duration - timeline.duration) > TOLERANCE;
    if (differs && !isTold) {
      const [here, planned] = [formatTimecode(duration), formatTimecode(timeline.duration)];
      notices.show("duration", words.trouble.duration(here, planned));
    } else if (!differs) notices.clear("duration");
    isTold = differs;
  };
  media.addEventListener("durationchange", compare);
  compare();
}
