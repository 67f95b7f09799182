import type { Clock } from "../../parts/clock/clock.ts";
import type { Deck } from "../../parts/deck/deck.ts";
import { describePosition } from "../../parts/deck/timeline.ts";
import type { Transcript } from "../../parts/notes/transcript.ts";
import { query } from "../../parts/ui/elements.ts";
import { createListeners } from "../../parts/ui/store.ts";
import { onSwipe } from "../../parts/ui/swipe.ts";
import { words } from "../../parts/ui/words.ts";
import { startOf } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Position } from "../../timeline/position.ts";
import type { Timeline, TimelineCue } from "../../timeline/timeline.ts";
import type { Settings } from "./settings.ts";

/** Whether deck and notes follow the clock. Shown on the page as `html[data-follow]`. */
export interface Follow {
  readonly on: boolean;
  /** Follows no longer; the clock runs on. */
  detach(): void;
  /** Follows again. */
  resume(): void;
  onChange(listener: (on: boolean) => void): void;
}

/**
 * @param button resumes, and shows only while detached
 * @param after gets the focus when the button has it and goes
 */
export function createFollow(button: HTMLElement, after: HTMLElement): Follow {
  const root = document.documentElement;
  const changed = createListeners<[on: boolean]>();
  const set = (on: boolean) => {
    root.dataset["follow"] = on ? "on" : "off";
    if (on && document.activeElement === button) after.focus();
    button.hidden = on;
    changed.tell(on);
  };
  set(true);
  return {
    get on() {
      return root.dataset["follow"] === "on";
    },
    detach() {
      if (root.dataset["follow"] === "on") set(false);
    },
    resume() {
      if (root.dataset["follow"] === "off") set(true);
    },
    onChange: changed.add,
  };
}

/** Seconds after its start from which a step was sought, not reached. */
const LATE = 0.25;

/**
 * Seconds that a change may take which a clock has reached: until the next one. None for one that was sought.
 *
 * @param time seconds on the clock
 */
export function timeLeft(
  timeline: Timeline,
  { playing, rate }: Pick<Clock, "playing" | "rate">,
  time: number,
  { slide, step }: Position,
): number {
  const start = startOf(timeline, slide, step) ?? 0;
  if (!playing || time - start > LATE) return 0;
  const changes = [...timeline.steps, ...timeline.slides].map((change) => change.start);
  return (Math.min(...changes.filter((change) => change > time)) - time) / rate;
}

export interface FollowClockParts {
  readonly timeline: Timeline;
  readonly clock: Clock;
  readonly deck: Deck;
  readonly transcript: Transcript;
  readonly follow: Follow;
}

/**
 * Shows slide, step and note of each moment that the clock reaches, while they follow, with an event for other scripts.
 * The note that is being said is marked always; so is the one at which the listener detached.
 */
export function followClock(parts: FollowClockParts): void {
  const { timeline, clock, deck, transcript, follow } = parts;
  let announced: { readonly id: string; readonly step: number } | undefined;

  /** `cuedeck:cue` once for each cue that is reached, `cuedeck:step` for a step that comes within one. */
  const announce = ({ id, slide, start }: TimelineCue, step: number) => {
    const within = announced?.id === id;
    if (within && announced?.step === step) return;
    announced = { id, step };
    const began = within ? (startOf(timeline, slide, step) ?? start) : start;
    const mediaTime = clock.time + clock.nudge;
    const detail = { id, slide, step, start: began, mediaTime };
    document.dispatchEvent(new CustomEvent(within ? "cuedeck:step" : "cuedeck:cue", { detail }));
  };
  const show = (time: number) => {
    const moment = clock.momentAt(time);
    if (!moment) return;
    const { slide, step, cue } = moment;
    transcript.mark(cue?.id);
    if (!follow.on) return;
    const position = { slide: slide.id, step };
    deck.show(position, timeLeft(timeline, clock, time, position));
    if (cue) announce(cue, step);
    // Last, as it forces layout.
    transcript.center();
  };

  clock.onMoment(show);
  follow.onChange((on) => {
    transcript.markLeft(on ? undefined : clock.momentAt(clock.time)?.cue?.id);
    if (!on) return;
    announced = undefined;
    show(clock.time);
  });
  transcript.onResize(() => {
    if (follow.on) transcript.center();
  });
  // It may have run on while the deck was being made.
  show(clock.time);
}

export interface DetachParts {
  readonly follow: Follow;
  readonly deck: Deck;
  readonly notes: HTMLElement;
  /** Holds the deck; a swipe there turns it. */
  readonly screen: HTMLElement;
}

/** Detaches when the listener turns a slide, or looks around in the notes. */
export function detachOnInput({ follow, deck, notes, screen }: DetachParts): void {
  deck.onMove((_position, byUser) => {
    if (byUser) follow.detach();
  });
  onLookAround(notes, () => follow.detach());
  onSwipe(screen, (by) => (by > 0 ? deck.next() : deck.previous()));
}

const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/**
 * Calls back whenever the reader looks around in the notes: scrolls by wheel, finger, key or scroll bar, follows a link
 * into them, selects words, or moves to another note with the keyboard.
 *
 * @param notes scrolls, or the page does as a whole
 */
export function onLookAround(notes: HTMLElement, listener: () => void): void {
  for (const name of ["wheel", "touchmove"]) {
    document.addEventListener(
      name,
      ({ target }) => {
        if (target instanceof Element && scrollsNotes(notes, target)) listener();
      },
      { passive: true },
    );
  }
  notes.addEventListener("keydown", ({ key }) => {
    if (SCROLL_KEYS.has(key)) listener();
  });
  notes.addEventListener("pointerdown", ({ target, offsetX, button }) => {
    // A press beyond the content is on the scroll bar, which is at the left in a right-to-left page.
    const onBar = target === notes && (offsetX > notes.clientWidth || offsetX < 0);
    // The middle button starts autoscrolling.
    if (onBar || button === 1) listener();
  });
  window.addEventListener("hashchange", () => {
    if (notes.querySelector(":target")) listener();
  });
  notes.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
    if (target.closest("[data-cue]:not([aria-current])")) listener();
  });
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection?.isCollapsed === false && notes.contains(selection.anchorNode)) listener();
  });
}

/** Whether a wheel or a finger there scrolls the notes: where the page scrolls as a whole, anywhere but on the bar. */
function scrollsNotes(notes: HTMLElement, from: Element): boolean {
  if (notes.contains(from)) return true;
  return getComputedStyle(notes).overflowY === "visible" && !from.closest("media-control-bar");
}

export interface PositionParts {
  readonly timeline: Timeline;
  readonly clock: Clock;
  readonly deck: Deck;
  readonly follow: Follow;
  readonly settings: Pick<Settings, "announces">;
}

/**
 * Writes which slide shows and, while detached, where the clock is; announces to screen readers that it is, and slides to
 * whoever has chosen that.
 */
export function showPosition({ timeline, clock, deck, follow, settings }: PositionParts): void {
  const text = query(".position");
  const button = query('[data-action="follow"]');
  const slides = query('[data-announces="slides"]');
  const lettingGo = query('[data-announces="letting-go"]');

  const showSlide = () => {
    text.textContent = describePosition(timeline, deck.position);
    if (!settings.announces) return;
    const index = timeline.slides.findIndex(({ id }) => id === deck.position.slide);
    const announcement = words.showSlide({
      number: index + 1,
      title: timeline.slides[index]?.title ?? "",
    });
    // A live region speaks whenever it is written to.
    if (slides.textContent !== announcement) slides.textContent = announcement;
  };
  const showTime = (time: number) => {
    if (follow.on) return;
    const label = clock.seekable
      ? words.backTo({ timecode: formatTimecode(time) })
      : words.room.back;
    if (button.textContent !== label) button.textContent = label;
  };
  deck.onMove(showSlide);
  clock.onProgress(showTime);
  clock.onMoment(showTime);
  follow.onChange((on) => {
    showTime(clock.time);
    lettingGo.textContent = on ? "" : `${words.leftOff}. ${button.textContent}`;
  });
  showSlide();
}
