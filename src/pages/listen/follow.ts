import type { Clock } from "../../parts/clock/clock.ts";
import type { Deck } from "../../parts/deck/deck.ts";
import type { Transcript } from "../../parts/notes/transcript.ts";
import { createListeners } from "../../parts/ui/store.ts";
import { onSwipe } from "../../parts/ui/swipe.ts";
import { type Moment, startOf } from "../../timeline/lookup.ts";
import type { Timeline, TimelineCue } from "../../timeline/timeline.ts";

/** Does the deck follow the clock? Shown on the page as `html[data-follow]`. */
export interface Follow {
  readonly on: boolean;
  /** Lets go of the clock, which goes on. */
  release(): void;
  /** Takes hold again. */
  take(): void;
  onChange(listener: (on: boolean) => void): void;
}

/**
 * @param button takes hold again, and shows only while there is something to take hold of
 * @param after what has the focus when the button, which had it, goes
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
    release() {
      if (root.dataset["follow"] === "on") set(false);
    },
    take() {
      if (root.dataset["follow"] === "off") set(true);
    },
    onChange: changed.add,
  };
}

/** What follows the clock. */
export interface FollowClockParts {
  readonly timeline: Timeline;
  readonly clock: Clock;
  /** What there is to show at a time of the clock. */
  readonly momentAt: (time: number) => Moment | undefined;
  readonly deck: Deck;
  readonly transcript: Transcript;
  readonly follow: Follow;
}

/**
 * Brings slide, step and note to each moment that the clock reaches, while they follow, and tells whoever listens on
 * the page. The note that is being said stays marked also while they don't; so does the one at which they let go.
 */
export function followClock(parts: FollowClockParts): void {
  const { timeline, clock, momentAt, deck, transcript, follow } = parts;
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
  const show = (moment: Moment | undefined) => {
    if (!moment) return;
    const { slide, step, cue } = moment;
    transcript.mark(cue?.id);
    if (!follow.on) return;
    deck.show({ slide: slide.id, step });
    if (cue) announce(cue, step);
    // Last, as it asks for the page's layout.
    transcript.center();
  };

  clock.onMoment((time) => show(momentAt(time)));
  follow.onChange((on) => {
    const moment = momentAt(clock.time);
    transcript.markLeft(on ? undefined : moment?.cue?.id);
    if (!on) return;
    announced = undefined;
    show(moment);
  });
  transcript.onResize(() => {
    if (follow.on) transcript.center();
  });
  // It may have run on while the deck was being made.
  show(momentAt(clock.time));
}

export interface LetGoParts {
  readonly follow: Follow;
  readonly deck: Deck;
  readonly notes: HTMLElement;
  /** Holds the deck; a finger turns it there. */
  readonly screen: HTMLElement;
}

/** Whoever turns a slide or scrolls the notes looks around: the sound goes on without them, until they come back. */
export function letGo({ follow, deck, notes, screen }: LetGoParts): void {
  deck.onMove((_position, byUser) => {
    if (byUser) follow.release();
  });
  onLookAround(notes, () => follow.release());
  onSwipe(screen, (by) => (by > 0 ? deck.next() : deck.previous()));
}

const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/**
 * Calls back whenever the reader looks around in the notes: scrolls by wheel, finger, key or scroll bar, follows a link
 * into them, selects words, or goes to another note with the keyboard. What moves by itself then would be in the way.
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
    // Beyond the content lies the scroll bar, at the left in a right-to-left page.
    const onBar = target === notes && (offsetX > notes.clientWidth || offsetX < 0);
    // The middle button scrolls from wherever it is pressed.
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

/** Where the page scrolls as a whole it does so from anywhere, but for the player's bars. */
function scrollsNotes(notes: HTMLElement, from: Element): boolean {
  if (notes.contains(from)) return true;
  return getComputedStyle(notes).overflowY === "visible" && !from.closest("media-control-bar");
}
