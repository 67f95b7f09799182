import { beginningAt, COMPARED } from "./distance-of-beginning.ts";
import type { FoundParagraph, Level } from "./read-warping.ts";

/** How sure the start of a paragraph is: at least so much of what is usual in the recording. */
const SURE = 0.4;
/** How much nearer paragraphs are to where they were found than to elsewhere, if the recording says them at all. */
const LEAST_CONTRAST = 0.05;

export type Verdict = "sure" | "unsure" | "missing";

export interface Confidence {
  readonly verdict: Verdict;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** How far paragraphs' beginnings are from where they are said, and how much further from elsewhere. */
export interface Likeness {
  readonly usual: number;
  readonly contrast: number;
  /** Between the two. */
  readonly halfway: number;
  /** Whether the recording says them at all. */
  readonly isSaid: boolean;
}

/**
 * Measures how alike the two voices are: that depends on the voices, on noise and on music, but is the same throughout a
 * recording.
 */
export function measureLikeness(level: Level, found: readonly FoundParagraph[]): Likeness {
  const usual = median(found.map((paragraph) => beginningAt(level, paragraph, paragraph.column)));
  const contrast = chance(level, found) - usual;
  return {
    usual,
    contrast,
    halfway: usual + contrast / 2,
    isSaid: contrast >= LEAST_CONTRAST,
  };
}

/** Judges each paragraph by what is usual in the recording. */
export function judge(
  level: Level,
  found: readonly FoundParagraph[],
  { usual, contrast, isSaid }: Likeness,
): Confidence[] {
  const usualShare = median(found.map(({ share }) => share)) || 1;
  return found.map((paragraph) => {
    if (!isSaid) return { verdict: "missing", confidence: 0 };
    const said = paragraph.share / usualShare;
    const beginning = 1 - (beginningAt(level, paragraph, paragraph.column) - usual) / contrast;
    const confidence = Math.max(0, Math.min(1, said, beginning));
    if (confidence >= SURE) return { verdict: "sure", confidence };
    return { verdict: Math.max(said, beginning) < SURE ? "missing" : "unsure", confidence };
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

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
