import {
  findMatches,
  type Match,
  readSearched,
  type Searched,
  watchVisible,
} from "./find-matches.ts";
import type { NoteText } from "./note-text.ts";

/** What a query found in the notes, one of it the current hit. */
export interface Hits {
  readonly count: number;
  /** Index of the current hit; -1 when there is none. */
  readonly index: number;
  /** The cue to which the current hit belongs; a heading's is the first below it. */
  readonly cue: string | undefined;
  /** The current hit in the page. */
  readonly element: HTMLElement | undefined;
  /** Looks for a query; the current hit is the first from where the reader is. */
  find(query: string): void;
  /** To the next hit or the one before; round again at either end. */
  step(by: 1 | -1): void;
}

interface FoundHit extends Hit {
  readonly searched: Searched;
}

/** @param notes holds the `[data-cue]` elements, in a `[data-segment]` with its heading */
export function createHits(notes: HTMLElement): Hits {
  const all = readSearched(notes);
  const drawing = createHitMarks();
  const drawn = new Map<FoundHit, readonly HTMLElement[]>();
  let found: ReadonlyMap<Searched, readonly FoundHit[]> = new Map();
  let hits: readonly FoundHit[] = [];
  let index = -1;
  /** Where the search began, or last stepped to: a longer query looks on from there. */
  let from: Pick<FoundHit, "searched" | "start"> | undefined;

  const marks = () => {
    const hit = hits[index];
    return (hit && drawn.get(hit)) ?? [];
  };
  const drawIn = (searched: Searched) => {
    const own = found.get(searched) ?? [];
    if (own[0] && drawn.has(own[0])) return;
    for (const [at, elements] of drawing.draw(own).entries()) {
      const hit = own[at];
      if (hit) drawn.set(hit, elements);
    }
  };
  const visible = watchVisible(all, drawIn);
  const show = (next: number) => {
    for (const mark of marks()) mark.removeAttribute("data-current");
    index = next;
    const hit = hits[index];
    if (hit) drawIn(hit.searched);
    for (const mark of marks()) mark.setAttribute("data-current", "");
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
    get element() {
      return marks()[0];
    },
    find(query) {
      from = query.trim() === "" ? undefined : (from ?? currentSearched(all));
      drawing.clear();
      drawn.clear();
      found = new Map(all.map((searched) => [searched, hitsIn(searched, query)]));
      hits = [...found.values()].flat();
      for (const searched of visible) drawIn(searched);
      show(hits.length === 0 ? -1 : Math.max(0, indexFrom(hits, from)));
    },
    step(by) {
      if (hits.length === 0) return;
      show((index + by + hits.length) % hits.length);
      from = hits[index];
    },
  };
}

function hitsIn(searched: Searched, query: string): FoundHit[] {
  return findMatches(searched.folded, query).map(({ start, end }) => ({
    searched,
    note: searched.note,
    start,
    end,
  }));
}

function currentSearched(
  all: readonly Searched[],
): Pick<FoundHit, "searched" | "start"> | undefined {
  const searched = all.find(({ element }) => element.ariaCurrent === "true");
  return searched && { searched, start: 0 };
}

function indexFrom(
  hits: readonly FoundHit[],
  from: Pick<FoundHit, "searched" | "start"> | undefined,
): number {
  if (!from) return 0;
  const { searched, start } = from;
  return hits.findIndex(
    (hit) =>
      hit.searched.order > searched.order || (hit.searched === searched && hit.start >= start),
  );
}

/** A match in a note, or in a heading between notes. */
interface Hit extends Match {
  readonly note: NoteText;
}

/** The hits that are drawn in the page. */
export interface HitMarks {
  /**
   * Draws the hits of a note that has none drawn yet.
   *
   * @returns for each its `<mark>`s: several where it runs through other elements
   */
  draw(hits: readonly Hit[]): readonly (readonly HTMLElement[])[];
  /** Brings back the very nodes that were there before. */
  clear(): void;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly mark: HTMLElement;
}

/** Marks hits by putting `<mark class="hit">`s in the place of parts of text nodes. */
function createHitMarks(): HitMarks {
  let replaced: { readonly node: Text; readonly parts: readonly ChildNode[] }[] = [];
  const clear = () => {
    for (const { node, parts } of replaced) {
      const [first, ...others] = parts;
      first?.replaceWith(node);
      for (const part of others) part.remove();
    }
    replaced = [];
  };
  return {
    clear,
    draw(hits) {
      const cuts = new Map<Text, Cut[]>();
      const marks = hits.map((hit) =>
        cutsOf(hit).map(([node, cut]) => {
          const known = cuts.get(node);
          if (known) known.push(cut);
          else cuts.set(node, [cut]);
          return cut.mark;
        }),
      );
      for (const [node, own] of cuts) {
        const parts = cutUp(node.data, own);
        node.replaceWith(...parts);
        replaced.push({ node, parts });
      }
      return marks;
    },
  };
}

/** The parts of text nodes that a hit consists of. */
function cutsOf({ note, start, end }: Hit): [Text, Cut][] {
  return note.pieces.flatMap(({ node, start: offset }): [Text, Cut][] => {
    const from = Math.max(0, start - offset);
    const to = Math.min(node.length, end - offset);
    // White space between two items of a list is no place for a mark.
    if (from >= to || node.data.slice(from, to).trim() === "") return [];
    const mark = document.createElement("mark");
    mark.className = "hit";
    return [[node, { from, to, mark }]];
  });
}

function cutUp(text: string, cuts: readonly Cut[]): ChildNode[] {
  const parts: ChildNode[] = [];
  let at = 0;
  const addText = (to: number) => {
    if (to > at) parts.push(new Text(text.slice(at, to)));
  };
  for (const { from, to, mark } of cuts) {
    addText(from);
    mark.textContent = text.slice(from, to);
    parts.push(mark);
    at = to;
  }
  addText(text.length);
  return parts;
}
