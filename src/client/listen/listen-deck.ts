import type { Position } from "../../timeline/position.ts";
import { createDeck, type Deck } from "../deck/deck.ts";
import { query } from "../ui/query.ts";

/** The deck of the Listen page, which is a part of it. */
export function createListenDeck(start?: Position): Promise<Deck> {
  return createDeck(query(".reveal"), {
    config: { embedded: true, overview: false },
    start,
  });
}
