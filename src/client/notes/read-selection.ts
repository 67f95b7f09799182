import { readNoteText } from "./note-text.ts";
import { countWords } from "../../timeline/count-words.ts";
import type { WordPlace } from "./spoken-span.ts";

/** Words of the notes that someone selected. */
export interface SelectedWords {
  /** Without times and citations. */
  readonly quote: string;
  readonly from: WordPlace;
  readonly to: WordPlace;
  /** The last note that it touches. */
  readonly last: HTMLElement;
}

/** Reads what is selected. @returns `undefined` unless all of it lies in the notes, and some of it is said */
export function readSelection(range: Range, notes: HTMLElement): SelectedWords | undefined {
  if (range.collapsed || !notes.contains(range.commonAncestorContainer)) return undefined;
  const touched = Array.from(notes.querySelectorAll<HTMLElement>("[data-cue]"))
    .filter((cue) => range.intersectsNode(cue))
    .map((cue) => ({ cue, ...partsOf(cue, range) }))
    .filter(({ within }) => within.trim() !== "");
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  return {
    quote: touched.map(({ within }) => within.replaceAll(/\s+/g, " ").trim()).join(" "),
    // A word that is selected in part belongs to what is selected.
    from: place(first.cue, first.before.replace(/\S+$/, "")),
    to: place(last.cue, last.before + last.within),
    last: last.cue,
  };
}

function place(cue: HTMLElement, before: string): WordPlace {
  return { cue: cue.dataset["cue"] ?? "", words: countWords(before) };
}

/** A note's words before a range and within it. */
function partsOf(cue: HTMLElement, range: Range): { before: string; within: string } {
  const { text, pieces } = readNoteText(cue);
  const start = pieces.find(({ node }) => range.intersectsNode(node));
  const end = pieces.findLast(({ node }) => range.intersectsNode(node));
  if (!start || !end) return { before: text, within: "" };
  const from = start.start + (start.node === range.startContainer ? range.startOffset : 0);
  const to = end.start + (end.node === range.endContainer ? range.endOffset : end.node.length);
  return { before: text.slice(0, from), within: text.slice(from, to) };
}
