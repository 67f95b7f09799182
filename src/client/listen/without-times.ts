import { bindActions } from "../ui/actions.ts";
import { bindKeys } from "../ui/keys.ts";
import { query } from "../ui/query.ts";
import { words } from "../ui/words.ts";
import { bindingOf } from "../ui/commands.ts";
import { NEXT, PREVIOUS } from "./commands.ts";
import { createListenDeck } from "./listen-deck.ts";
import { onSwipe } from "../ui/swipe.ts";

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
