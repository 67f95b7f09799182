import type { Timeline } from "../../timeline/timeline.ts";

/** A page that is open, as far as its sources can change it. */
export interface OpenPage {
  /** The page's own, to which its parts refer. */
  readonly timeline: Timeline;
  /** The timeline that belongs to the notes and slides now. */
  readTimeline(): Timeline | Promise<Timeline>;
  /** Those that are shown, by their ids, in order. */
  readonly slides: ReadonlyMap<string, HTMLElement>;
  /** @param slides all of them, in order; @param added those that were not there before */
  replaceSlides(slides: readonly HTMLElement[], added: readonly HTMLElement[]): void;
  /** Shows what has changed besides slides. */
  refresh(): void;
  /** Where the reader is, in what JSON can hold; for a page that does not find it again by itself. */
  readonly place?: Place | undefined;
}

export interface Place {
  read(): unknown;
  restore(place: unknown): void;
}
