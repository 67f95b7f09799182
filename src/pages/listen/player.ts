// First, as Media Chrome's elements name themselves when they are defined.
import "./player-language.ts";
// Media Chrome's elements, each by itself: the whole library is three times their size. The controller is defined
// before those that look for it.
import { MediaController } from "media-chrome/media-controller";
import "media-chrome/media-control-bar";
import "media-chrome/media-play-button";
import "media-chrome/media-seek-backward-button";
import "media-chrome/media-seek-forward-button";
import "media-chrome/media-time-range";
import "media-chrome/media-preview-time-display";
import "media-chrome/media-preview-chapter-display";
import "media-chrome/media-time-display";
import "media-chrome/media-playback-rate-button";
import "media-chrome/media-mute-button";
import "media-chrome/media-volume-range";
import type { Clock } from "../../parts/clock/clock.ts";
import { query } from "../../parts/ui/elements.ts";
import { captionsOf } from "../../timeline/captions.ts";
import { derive } from "../../timeline/derive.ts";
import { entryAt, segmentIndexAt } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** What the bar drives. */
export function findController(): MediaController {
  return query("media-controller", MediaController);
}

/** Captions of the notes on the slide, in two lines. */
export interface Captions {
  /** Shows those of a time. Seconds. */
  show(time: number): void;
  /** On, or off again. */
  toggle(): void;
  readonly on: boolean;
}

/** @param place shows them, hidden from screen readers, which have the same words in the notes */
export function createCaptions(place: HTMLElement, timeline: Timeline): Captions {
  const captions = derive(timeline, ({ cues }) => captionsOf(cues));
  let on = false;
  let time = 0;
  let shown: string | undefined;
  place.ariaHidden = "true";
  const draw = () => {
    const text = on ? (entryAt(captions(), time)?.text ?? "") : "";
    // This runs in each frame, and each change of the page costs a style calculation.
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

/**
 * Shows time and chapter while the bar has the keyboard's focus, as it does itself under a pointer.
 *
 * @param title hidden from screen readers, to which the range reports its value
 */
export function nameChapterOnFocus(
  range: HTMLElement,
  title: HTMLElement,
  timeline: Timeline,
  clock: Clock,
): void {
  const draw = () => {
    if (title.hidden) return;
    const segment = timeline.segments[segmentIndexAt(timeline, clock.time)];
    const text = `${formatTimecode(clock.time)} · ${segment?.title ?? ""}`;
    if (title.textContent !== text) title.textContent = text;
  };
  const show = () => {
    // The focus is on a slider in its shadow tree.
    title.hidden = !(range.shadowRoot?.activeElement ?? range).matches(":focus-visible");
    draw();
  };
  for (const name of ["focusin", "focusout", "keyup"]) range.addEventListener(name, show);
  clock.onProgress(draw);
}

/** Steps by which a key moves a bar. Bars run from left to right in any language. */
const BAR_KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 4,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageDown: -4,
};

/**
 * Moves a bar by steps while it has the keyboard's focus. By itself it takes any value, and each browser thinks of other
 * steps: Firefox goes to an end at once.
 *
 * @param move to the right for a positive number of steps
 */
export function bindBarKeys(bar: HTMLElement, move: (steps: number) => void): void {
  bar.addEventListener("keydown", (event) => {
    const steps = BAR_KEYS[event.key];
    if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(steps);
  });
}

/** Asks for another volume, as the bar itself does. @param by from -1 to 1 */
export function changeVolume(bar: HTMLElement, by: number): void {
  const before = Number(bar.getAttribute("mediavolume") ?? 1);
  const detail = Math.min(1, Math.max(0, before + by));
  const options = { bubbles: true, composed: true, detail };
  bar.dispatchEvent(new CustomEvent("mediavolumerequest", options));
  // The player writes it once the sound has changed: too late for a second key soon after.
  bar.setAttribute("mediavolume", String(detail));
}
