import { findMatches, type FoldedText, foldText, type Match } from "./find-matches.ts";
import { createHighlight, createRange, type NoteText, readNoteWithSpeaker } from "./note-text.ts";

/** What a query found in the notes; one of it is the current hit. Shown as `::highlight(hit)` and `(current-hit)`. */
export interface Hits {
  readonly count: number;
  /** Index of the current hit; -1 when there is none. */
  readonly index: number;
  /** The cue to which the current hit belongs; a heading's is the first below it. */
  readonly cue: string | undefined;
  /** Where the current hit is, or begins. */
  readonly range: Range | undefined;
  /**
   * Searches for a query; the current hit is the first from the reader's place on, or the one of an index.
   *
   * @param speaker whose notes alone are searched; all of these are hits of an empty query
   */
  find(query: string, speaker?: string, index?: number): void;
  /** To the next hit or the one before; round again at either end. */
  step(by: 1 | -1): void;
}

/** A note, or the heading of a segment. */
interface Searched {
  readonly note: NoteText;
  readonly folded: FoldedText;
  readonly element: HTMLElement;
  /** The cue to which it belongs; a heading's is the first below it. */
  readonly cue: string | undefined;
  readonly speaker: string | undefined;
  /** Rising along the page. */
  readonly order: number;
}

interface Hit extends Match {
  readonly searched: Searched;
}

type Place = Pick<Hit, "searched" | "start">;

/** @param notes holds the `[data-cue]` elements, in a `[data-segment]` with its heading */
export function createHits(notes: HTMLElement): Hits {
  const all = readSearched(notes);
  const showHits = createHighlight("hit");
  const showCurrent = createHighlight("current-hit", 1);
  let hits: readonly Hit[] = [];
  let index = -1;
  let ranges: readonly StaticRange[] = [];
  /** Where the search began, or last stepped to: a longer query continues from there. */
  let from: Place | undefined;

  const select = (next: number) => {
    index = next;
    const hit = hits[index];
    ranges = hit ? rangesOf(hit) : [];
    showCurrent(ranges);
  };
  return {
    get count() {
      return hits.length;
    },
    get index() {
      return index;
    },
    get cue() {
      return hits[index]?.searched.cue;
    },
    get range() {
      return ranges[0] && liveRangeOf(ranges[0]);
    },
    find(query, speaker = "", at) {
      const isEmpty = query.trim() === "";
      from = isEmpty && speaker === "" ? undefined : (from ?? placeOfReader(all));
      hits = all
        .filter((searched) => speaker === "" || searched.speaker === speaker)
        .flatMap((searched) => {
          // A note begins with the name.
          const matches = isEmpty
            ? findMatches(searched.folded, speaker).slice(0, 1)
            : findMatches(searched.folded, query);
          return matches.map((match) => ({ searched, ...match }));
        });
      showHits(hits.flatMap(rangesOf));
      select(
        hits.length === 0
          ? -1
          : Math.max(0, Math.min(at ?? indexFrom(hits, from), hits.length - 1)),
      );
    },
    step(by) {
      if (hits.length === 0) return;
      select((index + by + hits.length) % hits.length);
      from = hits[index];
    },
  };
}

function readSearched(notes: HTMLElement): Searched[] {
  const elements = notes.querySelectorAll<HTMLElement>("[data-segment] > h2, [data-cue]");
  return Array.from(elements, (element, order) => {
    const note = readNoteWithSpeaker(element);
    const own = element.closest<HTMLElement>("[data-cue]");
    const cue = own ?? element.parentElement?.querySelector<HTMLElement>("[data-cue]");
    const speaker = element.querySelector(".cue-speaker")?.textContent;
    return { note, folded: foldText(note.text), element, cue: cue?.dataset["cue"], speaker, order };
  });
}

/** A range in each text node of a hit. */
function rangesOf({ searched, start, end }: Hit): StaticRange[] {
  return searched.note.pieces.flatMap(({ node, start: offset }) => {
    const from = Math.max(0, start - offset);
    const to = Math.min(node.length, end - offset);
    // White space between two blocks is nothing to see.
    if (from >= to || node.data.slice(from, to).trim() === "") return [];
    return [createRange(node, from, to)];
  });
}

/** One that can be measured. */
function liveRangeOf({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** The beginning of the current note. */
function placeOfReader(all: readonly Searched[]): Place | undefined {
  const searched = all.find(({ element }) => element.ariaCurrent === "true");
  return searched && { searched, start: 0 };
}

function indexFrom(hits: readonly Hit[], from: Place | undefined): number {
  if (!from) return 0;
  return hits.findIndex(
    ({ searched, start }) =>
      searched.order > from.searched.order || (searched === from.searched && start >= from.start),
  );
}
