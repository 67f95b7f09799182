import { captionsOf } from "../../timeline/captions.ts";
import { entryAt } from "../../timeline/lookup.ts";
import type { Interval, Timeline, TimelineCue } from "../../timeline/timeline.ts";
import { createHighlight, createRange, readNoteText } from "./note-text.ts";

/** Where one is within a long note. */
export interface Spoken {
  /** Underlines the words that are being said at a time. Seconds. */
  show(time: number): void;
}

/** Some of a note's words, a caption's length of them. */
interface Part extends Interval {
  /** The cue's id. */
  readonly cue: string;
  /** How many of its characters stand before, white space not counted. */
  readonly from: number;
  readonly to: number;
  /** How many it has. */
  readonly of: number;
}

/**
 * Underlines, within the note that is being said, the words that are: as captions have them, reckoned from their
 * length. The page's tree stays as it is; a browser without highlights of its own leaves it at the note.
 *
 * @param notes holds the `[data-cue]` elements
 */
export function createSpoken(notes: HTMLElement, { cues }: Timeline): Spoken {
  const parts = cues.flatMap(partsOf);
  const showRanges = createHighlight("spoken");
  let shown: Part | undefined;
  return {
    show(time) {
      const part = entryAt(parts, time);
      if (part === shown) return;
      shown = part;
      const note = part && notes.querySelector(`[data-cue="${CSS.escape(part.cue)}"]`);
      showRanges(note ? rangesOf(note, part) : []);
    },
  };
}

/** None for a note that is one part: it is marked as a whole. */
function partsOf(cue: TimelineCue): Part[] {
  const captions = captionsOf([cue]);
  if (captions.length < 2) return [];
  const of = countCharacters(cue.text);
  let to = 0;
  return captions.map(({ start, end, text }) => {
    const from = to;
    to += countCharacters(text);
    return { start, end, cue: cue.id, from, to, of };
  });
}

/** A range in each text node, so that citations between them stay bare; none where a formula is not what is read. */
function rangesOf(note: Element, { from, to, of }: Part): StaticRange[] {
  const { text, pieces } = readNoteText(note);
  if (countCharacters(text) !== of) return [];
  let before = 0;
  return pieces.flatMap(({ node }) => {
    const start = before;
    const count = countCharacters(node.data);
    before += count;
    const [first, last] = [Math.max(0, from - start), Math.min(count, to - start) - 1];
    if (first > last) return [];
    return [createRange(node, offsetOf(node.data, first), offsetOf(node.data, last) + 1)];
  });
}

function countCharacters(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}

/** Index in a text of the character that has so many before it, white space not counted. */
function offsetOf(text: string, count: number): number {
  let left = count;
  for (const { index } of text.matchAll(/\S/g)) {
    if (left === 0) return index;
    left -= 1;
  }
  return text.length;
}
