import type { TextRun } from "../episode/episode.ts";
import { countWords } from "../timeline/schedule.ts";
import { formatTimecode, parseTimecode } from "../timeline/timecode.ts";

/** A `[click]` that is written before what stands at an offset, or the one there that is removed. */
export interface ClickEdit {
  readonly offset: number;
  readonly click: "insert" | "remove";
}

export interface TimecodeEdit {
  /** Where a note paragraph begins in the file's text, in UTF-16 code units. */
  readonly offset: number;
  /** `null` removes the timecode. */
  readonly seconds: number | null;
}

/**
 * Replaces, inserts or removes the timecode `[mm:ss.s]` at the start of paragraphs, and inserts or removes `[click]`s;
 * removing takes one blank after it as well, or before it at the end of a line. Every other character stays, and so does the `!` of a time that is the
 * author's own.
 *
 * @param edits of one offset in the order in which they are to be written
 */
export function writeTimecodes(
  source: string,
  edits: readonly (TimecodeEdit | ClickEdit)[],
): string {
  const inOrder = edits.toSorted((a, b) => a.offset - b.offset);
  let written = "";
  let copied = 0;
  for (const edit of inOrder) {
    const { offset } = edit;
    if ("click" in edit) {
      written += source.slice(copied, offset);
      const end = offset + CLICK.length;
      if (edit.click === "remove") {
        copied = isBlank(source[end]) ? end + 1 : end;
        if (isLineEnd(source, copied) && isBlank(written.at(-1))) written = written.slice(0, -1);
      } else {
        written += isLineEnd(source, offset) ? ` ${CLICK}` : `${CLICK} `;
        copied = offset;
      }
      continue;
    }
    const { seconds } = edit;
    const old = timecodeAt(source, offset);
    const end = offset + old.length;
    written += source.slice(copied, offset);
    if (seconds !== null) {
      const held = old.includes("!") ? "!" : "";
      written += `[${formatTimecode(seconds, 1)}${held}]${old === "" ? " " : ""}`;
    }
    copied = seconds === null && old !== "" && isBlank(source[end]) ? end + 1 : end;
  }
  return written + source.slice(copied);
}

const CLICK = "[click]";

/**
 * The edits that move a note's `[click]`s.
 *
 * @param runs of the note's text
 * @param before for each that it has, how many words come before it
 * @param after for each that it is to have
 * @returns `undefined` when the file does not have the text word for word where they are
 */
export function moveClicks(
  runs: readonly TextRun[],
  before: readonly number[],
  after: readonly number[],
): ClickEdit[] | undefined {
  const offsets = runs.flatMap(({ offset, text }) =>
    Array.from(text.matchAll(/\[click\]/g), ({ index }) => offset + index),
  );
  if (offsets.length !== before.length) return undefined;
  const added = [...after];
  const edits = before.flatMap((word, index): ClickEdit[] => {
    const kept = added.indexOf(word);
    if (kept < 0) return [{ offset: offsets[index] ?? 0, click: "remove" }];
    added.splice(kept, 1);
    return [];
  });
  for (const word of added) {
    const offset = offsetOfWord(runs, word);
    if (offset === undefined) return undefined;
    edits.push({ offset, click: "insert" });
  }
  return edits;
}

/** Where a word of a note is in the file's text, or the next one that can be found there; at the end of the text after the last. */
function offsetOfWord(runs: readonly TextRun[], word: number): number | undefined {
  for (const { offset, text, wordsBefore, isWithinWord } of runs) {
    const clear = text.replaceAll(CLICK, " ".repeat(CLICK.length));
    const starts = Array.from(clear.matchAll(/\S+/g), ({ 0: token, index }) => ({ token, index }))
      .filter(({ token, index }) => countWords(token) > 0 && !(isWithinWord && index === 0))
      .map(({ index }) => offset + index);
    const start = starts[Math.max(0, word - wordsBefore)];
    if (start !== undefined) return start;
  }
  const last = runs.at(-1);
  return last && last.offset + last.text.trimEnd().length;
}

/** The timecode at an offset, with its brackets; empty when there is none. */
function timecodeAt(source: string, offset: number): string {
  const pattern = /\[\s*([\d:.]+)\s*!?\s*\]/y;
  pattern.lastIndex = offset;
  const [bracketed = "", timecode = ""] = pattern.exec(source) ?? [];
  return parseTimecode(timecode) === undefined ? "" : bracketed;
}

function isLineEnd(source: string, offset: number): boolean {
  return /^[\r\n]?$/.test(source.slice(offset, offset + 1));
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /[^\S\r\n\u2028\u2029]/.test(character);
}
