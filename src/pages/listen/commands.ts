import { createDeck, type Deck } from "../../parts/deck/deck.ts";
import { onSlideLink } from "../../parts/deck/slide-links.ts";
import { bindCommands } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { onSwipe } from "../../parts/ui/swipe.ts";
import { words } from "../../parts/ui/words.ts";
import type { Position } from "../../timeline/position.ts";

/** What a key does on the page; for most there is a button as well, `[data-action="<name>"]`. */
export type Command = keyof typeof words.commands;

export const NEXT_KEYS = ["ArrowRight", "ArrowDown", "PageDown"];
export const PREVIOUS_KEYS = ["ArrowLeft", "ArrowUp", "PageUp"];

/**
 * Starts the page when the timeline could not be loaded: with the notes, the recording, and a deck that is turned by
 * hand. `html[data-times="none"]` hides what needs the timeline.
 */
export async function startWithoutTimeline(): Promise<void> {
  document.documentElement.dataset["times"] = "none";
  const deck = await createListenDeck();
  const next = () => deck.next();
  const previous = () => deck.previous();
  bindCommands({
    next: { keys: NEXT_KEYS, run: next },
    previous: { keys: PREVIOUS_KEYS, run: previous },
  });
  onSwipe(query(".screen"), (by) => (by > 0 ? next() : previous()));
  onSlideLink((slide) => deck.show({ slide, step: 0 }));
  const ids = [...deck.slides.keys()];
  deck.onMove(({ slide }) => {
    query(".position").textContent = words.slideOf({
      number: ids.indexOf(slide) + 1,
      total: ids.length,
    });
  });
}

/** The deck of the Listen page, which is a part of it. */
export function createListenDeck(start?: Position): Promise<Deck> {
  return createDeck(query(".reveal"), {
    config: { embedded: true, overview: false },
    start,
  });
}
