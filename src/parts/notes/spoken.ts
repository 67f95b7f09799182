import { captionsOf } from "../../timeline/captions.ts";
import { derive } from "../../timeline/derive.ts";
import { entryAt } from "../../timeline/lookup.ts";
import type { Interval, Timeline, TimelineCue } from "../../timeline/timeline.ts";
import { createHighlight, createRange, readNoteText } from "./note-text.ts";

/** Underlines what is being said in a long note. */
export interface Spoken {
  /**
   * @param time seconds
   * @returns where the words stand, if it is others than before that are underlined
   */
  show(time: number): Range | undefined;
}

/** A part of a note's text, as long as a caption. */
interface Part extends Interval {
  /** The cue's id. */
  readonly cue: string;
  /** Characters of the note before its start and its end, and in all; without white space. */
  readonly from: number;
  readonly to: number;
  readonly of: number;
}

/**
 * Within the note that is being said, underlines the part that is, as captions divide it: by the share of its
 * characters.
 *
 * @param notes holds the `[data-cue]` elements
 */
export function createSpoken(notes: HTMLElement, timeline: Timeline): Spoken {
  const parts = derive(timeline, ({ cues }) => cues.flatMap(partsOf));
  const showRanges = createHighlight("spoken");
  let shown: Part | undefined;
  return {
    show(time) {
      const part = entryAt(parts(), time);
      if (part === shown) return undefined;
      shown = part;
      const note = part && notes.querySelector(`[data-cue="${CSS.escape(part.cue)}"]`);
      const ranges = note ? rangesOf(note, part) : [];
      showRanges(ranges);
      return around(ranges);
    },
  };
}

/** None for a note of one part, which is marked as a whole. The speaker's name is none of its words. */
function partsOf({ id, start, end, text }: TimelineCue): Part[] {
  const captions = captionsOf([{ start, end, text }]);
  if (captions.length < 2) return [];
  const of = countCharacters(text);
  let to = 0;
  return captions.map(({ start, end, text }) => {
    const from = to;
    to += countCharacters(text);
    return { start, end, cue: id, from, to, of };
  });
}

/** A range in each text node, without the citations between them. None where text and page differ, as in a formula. */
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

function around(ranges: readonly StaticRange[]): Range | undefined {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.startContainer, first.startOffset);
  range.setEnd(last.endContainer, last.endOffset);
  return range;
}

function countCharacters(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}

/** Index in a text of the character with so many before it, without white space. */
function offsetOf(text: string, count: number): number {
  let left = count;
  for (const { index } of text.matchAll(/\S/g)) {
    if (left === 0) return index;
    left -= 1;
  }
  return text.length;
}
