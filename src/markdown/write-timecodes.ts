import { formatTimecode, parseTimecode } from "../timeline/timecode.ts";

export interface TimecodeEdit {
  /** Where a note paragraph begins in the file's text, in UTF-16 code units. */
  readonly offset: number;
  /** `null` removes the timecode. */
  readonly seconds: number | null;
}

/**
 * Replaces, inserts or removes the timecode `[mm:ss.s]` at the start of paragraphs; removing takes one blank after it as
 * well. Every other character stays, and so does the `!` of one that is the author's own.
 */
export function writeTimecodes(source: string, edits: readonly TimecodeEdit[]): string {
  const inOrder = edits.toSorted((a, b) => a.offset - b.offset);
  let written = "";
  let copied = 0;
  for (const { offset, seconds } of inOrder) {
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

/** The timecode at an offset, with its brackets; empty when there is none. */
function timecodeAt(source: string, offset: number): string {
  const pattern = /\[\s*([\d:.]+)\s*!?\s*\]/y;
  pattern.lastIndex = offset;
  const [bracketed = "", timecode = ""] = pattern.exec(source) ?? [];
  return parseTimecode(timecode) === undefined ? "" : bracketed;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /[^\S\r\n\u2028\u2029]/.test(character);
}
