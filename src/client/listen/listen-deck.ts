import type { Position } from "../../timeline/position.ts";
import { createDeck, type Deck } from "../deck/deck.ts";
import { query } from "../ui/query.ts";

/** Slides that reveal.js moves at a time: with 300 it takes 30 ms for each move, with a dozen 5. */
const STRETCH = 12;

/** The deck of the Listen page: all that could move it is the page's own. */
export function createListenDeck(start?: Position): Promise<Deck> {
  return createDeck(query(".reveal"), {
    config: {
      embedded: true,
      keyboard: false,
      controls: false,
      progress: false,
      hash: false,
      overview: false,
      touch: false,
    },
    start,
    stretch: STRETCH,
  });
}
