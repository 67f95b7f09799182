import { createDeck, type Deck } from "../../parts/deck/deck.ts";
import { bindActions, bindingOf, bindKeys, type CommandKeys } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { onSwipe } from "../../parts/ui/swipe.ts";
import { words } from "../../parts/ui/words.ts";
import type { Position } from "../../timeline/position.ts";

/** What the page can be told to do by a key; most also by a button, `[data-action="<name>"]`. */
export type Command = keyof typeof words.commands;

const NEXT = ["next", "ArrowRight", "ArrowDown", "PageDown"] as const;
const PREVIOUS = ["previous", "ArrowLeft", "ArrowUp", "PageUp"] as const;

export const COMMANDS: readonly CommandKeys<Command>[] = [
  ["play", " ", "k"],
  ["forward", "l"],
  ["back", "j"],
  ["next-segment", "n"],
  ["previous-segment", "p"],
  NEXT,
  PREVIOUS,
  ["follow", "Enter", "b"],
  ["note", "g"],
  ["search", "/"],
  ["overview", "o"],
  ["enlarge", "e"],
  ["captions", "c"],
  ["fullscreen", "f"],
  ["mute", "m"],
  ["slower", "<"],
  ["faster", ">"],
  ["nudge-earlier", ","],
  ["nudge-later", "."],
  ["copy-link", "y"],
  ["settings", "s"],
  ["keyboard", "?"],
];

/**
 * What is left where the episode's times are not to be had: the notes, the sound, and a deck that is turned by hand.
 * `html[data-times="none"]` takes away what would do nothing.
 */
export async function goOnWithoutTimes(): Promise<void> {
  document.documentElement.dataset["times"] = "none";
  const deck = await createListenDeck();
  const next = () => deck.next();
  const previous = () => deck.previous();
  bindActions({ next, previous });
  bindKeys([
    bindingOf(NEXT, words.commands.next, next),
    bindingOf(PREVIOUS, words.commands.previous, previous),
  ]);
  onSwipe(query(".screen"), (by) => (by > 0 ? next() : previous()));
  const ids = [...deck.slides.keys()];
  deck.onMove(({ slide }) => {
    query(".position").textContent = words.slideOf(ids.indexOf(slide) + 1, ids.length);
  });
}

/** The deck of the Listen page, which is a part of it. */
export function createListenDeck(start?: Position): Promise<Deck> {
  return createDeck(query(".reveal"), {
    config: { embedded: true, overview: false },
    start,
  });
}
