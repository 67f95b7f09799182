import { captionsOf } from "../../timeline/captions.ts";
import { entryAt } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** What is said, in two lines on the slide. */
export interface Captions {
  /** Brings them to a moment. Seconds. */
  show(time: number): void;
  /** On, or off again. */
  toggle(): void;
  readonly on: boolean;
}

/** @param place where they stand: hidden from screen readers, which have the same words in the notes */
export function createCaptions(place: HTMLElement, timeline: Timeline): Captions {
  const captions = captionsOf(timeline.cues);
  let on = false;
  let time = 0;
  let shown: string | undefined;
  place.ariaHidden = "true";
  const draw = () => {
    const text = on ? (entryAt(captions, time)?.text ?? "") : "";
    // This comes with each frame, and whatever is set makes the browser look at the page's styles.
    if (text === shown) return;
    shown = text;
    place.textContent = text;
    place.hidden = text === "";
  };
  draw();
  return {
    show(moment) {
      time = moment;
      draw();
    },
    toggle() {
      on = !on;
      draw();
    },
    get on() {
      return on;
    },
  };
}
