import type { Match } from "./find-matches.ts";
import type { NoteText } from "./note-text.ts";

/** A match in a note, or in a heading between notes. */
export interface Hit extends Match {
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
export function createHitMarks(): HitMarks {
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
