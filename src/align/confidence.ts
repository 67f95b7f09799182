import { distanceOfBeginning } from "./distance-of-beginning.ts";
import type { FoundParagraph, Level } from "./read-warping.ts";

/** How sure the start of a paragraph is: at least so much of what is usual in the recording. */
const SURE = 0.4;
/** Below this, the recording does not say the paragraph. */
const SAID = 0.4;
/** How much nearer paragraphs are to where they were found than to elsewhere, if the recording says them at all. */
const LEAST_CONTRAST = 0.05;

export type Verdict = "sure" | "unsure" | "missing";

export interface Confidence {
  readonly verdict: Verdict;
  /** From 0 to 1. */
  readonly confidence: number;
}

/**
 * Judges each paragraph by the others: how alike two voices are depends on the voices, on noise and on music, but is the
 * same throughout a recording.
 */
export function judge(level: Level, found: readonly FoundParagraph[]): Confidence[] {
  const distances = found.map((paragraph) => beginningAt(level, paragraph, paragraph.column));
  const usual = median(distances);
  const contrast = chance(level, found) - usual;
  const usualShare = median(found.map(({ share }) => share)) || 1;
  return found.map(({ share }, index) => {
    if (!(contrast >= LEAST_CONTRAST)) return { verdict: "missing", confidence: 0 };
    const said = share / usualShare;
    const beginning = 1 - ((distances[index] ?? Infinity) - usual) / contrast;
    const confidence = Math.max(0, Math.min(1, said, beginning));
    const verdict = confidence >= SURE ? "sure" : said < SAID ? "missing" : "unsure";
    return { verdict, confidence };
  });
}

/** How many paragraphs further on something else is said. */
const ELSEWHERE = [5, 9, 13];

/** The usual distance of a paragraph from where another one was found. */
function chance(level: Level, found: readonly FoundParagraph[]): number {
  const distances = found.flatMap((paragraph, index) =>
    ELSEWHERE.flatMap((further) => {
      const column = found[(index + further) % found.length]?.column ?? paragraph.column;
      if (Math.abs(column - paragraph.column) < COMPARED) return [];
      return [beginningAt(level, paragraph, column)];
    }),
  );
  return median(distances.filter(Number.isFinite));
}

/** Features of 20 ms that are compared. */
const COMPARED = 150;

function beginningAt({ rows, columns }: Level, { row, rowCount }: FoundParagraph, column: number) {
  const to = Math.min(columns.count, column + Math.min(COMPARED, rowCount));
  return column < to ? distanceOfBeginning(rows, row, columns, column, to) : Infinity;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
