import type { Deck } from "../../parts/deck/deck.ts";
import { createSearch, type Search } from "../../parts/notes/search.ts";
import type { Transcript } from "../../parts/notes/transcript.ts";
import { query } from "../../parts/ui/elements.ts";
import { findCue } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Follow } from "./follow.ts";
import type { Transport } from "./transport.ts";

export interface SearchParts {
  readonly notes: HTMLElement;
  readonly transcript: Transcript;
  readonly timeline: Timeline;
  readonly deck: Deck;
  readonly follow: Follow;
  readonly transport: Transport;
}

/** The search in the notes: who searches looks around, and lets go; the deck shows the slide of each hit. */
export function searchNotes(parts: SearchParts): Search {
  const { notes, transcript, timeline, deck, follow, transport } = parts;
  const search = createSearch(query(".search", HTMLFormElement), notes, (place) =>
    transcript.reveal(place),
  );
  search.onSearch(() => follow.detach());
  search.onHit((id) => {
    const cue = findCue(timeline, id);
    if (cue) deck.show({ slide: cue.slide, step: cue.step });
  });
  search.onPick((id) => {
    transport.syncToCue(id);
    transport.play();
  });
  return search;
}
