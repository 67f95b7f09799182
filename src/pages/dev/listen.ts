import { addCopyButtons } from "../../parts/code/copy.ts";
import type { Deck } from "../../parts/deck/deck.ts";
import type { Search } from "../../parts/notes/search.ts";
import { readTimeline } from "../../parts/notes/timeline.ts";
import { query } from "../../parts/ui/elements.ts";
import type { Position } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { ClockPicker } from "../listen/clock-picker.ts";
import type { Follow } from "../listen/follow.ts";
import type { OpenPage, Place } from "./open-page.ts";

/** What the Listen page announces. */
export interface ListenParts {
  readonly type: "listen";
  readonly deck: Deck;
  readonly follow: Follow;
  readonly notes: HTMLElement;
  readonly picker: ClockPicker;
  readonly search: Search;
  readonly timeline: Timeline;
}

export function openListen(parts: ListenParts): OpenPage {
  const { deck, notes, picker, search, timeline } = parts;
  return {
    timeline,
    readTimeline: () => readTimeline(notes),
    slides: deck.slides,
    replaceSlides(slides, added) {
      addCopyButtons(added);
      deck.replace(slides);
    },
    refresh() {
      search.refresh();
      // Sets all that depends on the duration and the moments, and shows the present one.
      picker.setNudge(picker.clock.nudge);
    },
    place: placeOf(parts),
  };
}

function placeOf({ deck, follow, notes, picker: { clock }, search }: ListenParts): Place {
  const form = query(".search", HTMLFormElement);
  const field = query("#search-field", HTMLInputElement);
  return {
    read: (): ListenPlace => ({
      time: clock.time,
      plays: clock.playing,
      follows: follow.on,
      position: deck.position,
      ...(!form.hidden && { query: field.value }),
      scrolled: notes.scrollTop,
    }),
    restore(place) {
      if (!isListenPlace(place)) return;
      if (!clock.persistent) clock.seek(place.time);
      if (place.plays && !clock.playing) void clock.play().catch(() => {});
      if (place.query !== undefined) {
        search.open();
        field.value = place.query;
        search.refresh();
      }
      if (place.follows) return;
      follow.detach();
      deck.show(place.position);
      notes.scrollTop = place.scrolled;
    },
  };
}

interface ListenPlace {
  readonly time: number;
  readonly plays: boolean;
  readonly follows: boolean;
  readonly position: Position;
  readonly query?: string;
  readonly scrolled: number;
}

function isListenPlace(place: unknown): place is ListenPlace {
  return typeof place === "object" && place !== null && "position" in place;
}
