import type { SourceFile } from "../episode/source-file.ts";
import type { Reading } from "./format.ts";
import { collectProblems, positionInLine } from "./problems.ts";
import type { TranscriptCue } from "./transcript.ts";

/** A time of WebVTT or SubRip, with or without hours; groups: hours, minutes, seconds, milliseconds. */
const TIMESTAMP = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})$/;
const ARROW = "-->";

export type BlockPart = Pick<TranscriptCue, "speaker" | "text">;

/** What differs between WebVTT and SubRip. */
export interface BlockFormat {
  /** What a cue's lines say, without the format's tags: one part, or one for each who speaks. */
  readonly partsOf: (lines: readonly string[]) => readonly BlockPart[];
  /** A line that ends a cue. */
  readonly empty: RegExp;
  /** A correct line of times, for messages. */
  readonly example: string;
  /** A line that is the next cue's id even without an empty line before it. */
  readonly bareId?: RegExp;
}

/**
 * Reads cues as WebVTT and SubRip have them: an optional id, a line of two times, and lines of text up to an empty one.
 * A cue that can't be used is left out, with a warning.
 *
 * @returns cues sorted by start
 */
export function readTimedBlocks(
  { path, text }: SourceFile,
  { partsOf, empty, example, bareId }: BlockFormat,
): Reading<TranscriptCue[]> {
  const lines = text.split(/\r\n|\r|\n/);
  const cues: TranscriptCue[] = [];
  const { problems, report } = collectProblems(path);
  const warn = (index: number, column: number, length: number, reason: string) =>
    report("file-cue", positionInLine(index, column, length), reason);
  let latest = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (!line.includes(ARROW)) continue;
    const at = index;
    const above = lines[at - 1]?.trim() ?? "";
    const id = above !== "" && empty.test(lines[at - 2] ?? "") ? above : undefined;
    const textLines: string[] = [];
    for (;;) {
      const next = lines[index + 1] ?? "";
      if (empty.test(next) || next.includes(ARROW)) break;
      textLines.push(next);
      index += 1;
    }
    if (lines[index + 1]?.includes(ARROW) && bareId?.test(textLines.at(-1) ?? "")) textLines.pop();
    const times = readTimes(line);
    if ("fault" in times) {
      const shown = times.fault.length > 40 ? `${times.fault.slice(0, 40)}…` : times.fault;
      const reason = `Unexpected time \`${shown}\`, expected one as in \`${example}\`; the cue is left out`;
      warn(at, times.column, times.fault.length, reason);
      continue;
    }
    const { start, end } = times;
    if (end < start) {
      warn(
        at,
        1,
        line.length,
        "Unexpected end before its start, expected it after; the cue ends at once",
      );
    }
    if (start < latest) {
      warn(
        at,
        1,
        line.length,
        "Unexpected start before the last cue's, expected it later; the cues are sorted",
      );
    }
    latest = Math.max(latest, start);
    cues.push(...shareTime(partsOf(textLines), { id, start, end: Math.max(start, end) }));
  }
  return { value: cues.toSorted((a, b) => a.start - b.start), problems: problems() };
}

/** Several parts share a cue's time by the length of their texts; the first has its id. */
function shareTime(
  parts: readonly BlockPart[],
  { id, start, end }: Omit<TranscriptCue, "text">,
): TranscriptCue[] {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  let said = 0;
  return parts.map((part, index) => {
    const from = index === 0 ? start : start + (end - start) * (said / length);
    said += part.text.length;
    const to = index === parts.length - 1 ? end : start + (end - start) * (said / length);
    return { id: index === 0 ? id : undefined, start: from, end: to, ...part };
  });
}

type Times =
  | { readonly start: number; readonly end: number }
  | { readonly fault: string; readonly column: number };

/** Settings may follow the second time. */
function readTimes(line: string): Times {
  const at = line.indexOf(ARROW);
  const before = line.slice(0, at).trim();
  const start = parseTimestamp(before);
  if (start === undefined) return { fault: before, column: 1 + line.search(/\S/) };
  const rest = line.slice(at + ARROW.length);
  const [after = ""] = rest.trim().split(/\s/, 1);
  const end = parseTimestamp(after);
  if (end === undefined) {
    const space = rest.length - rest.trimStart().length;
    return { fault: after, column: 1 + at + ARROW.length + space };
  }
  return { start, end };
}

function parseTimestamp(text: string): number | undefined {
  const match = TIMESTAMP.exec(text);
  if (!match) return undefined;
  const [, hours = "0", minutes, seconds, milliseconds] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  // As one number of milliseconds: sums of fractions are off by the last bit.
  return (whole * 1000 + Number(milliseconds)) / 1000;
}
