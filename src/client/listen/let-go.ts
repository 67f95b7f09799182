import type { Deck } from "../deck/deck.ts";
import { onLookAround } from "../notes/look-around.ts";
import type { Follow } from "./follow.ts";
import { onSwipe } from "../ui/swipe.ts";

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
