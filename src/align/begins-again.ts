import { distanceOfBeginning } from "./distance-of-beginning.ts";
import type { Features } from "./mfcc.ts";
import { lastMatch } from "./onset.ts";
import type { Level } from "./read-warping.ts";

/** Columns of 20 ms: how far back a first attempt may begin, how long it is at least, and how much of it is compared. */
const BACK = 500;
const SHORTEST = 30;
const COMPARED = 100;
/** How much less alike than the paragraph itself its first attempt may be. */
const TOLERANCE = 0.05;

/**
 * Finds where a speaker began a paragraph who then broke off and began again: there the recording has something before
 * the paragraph that is like its beginning.
 *
 * @param row of the paragraph's first feature
 * @param column that was found for it
 * @returns the column at which the first attempt begins
 */
export function beginsAgain(
  { rows, columns, warping }: Level,
  row: number,
  column: number,
): number | undefined {
  const matched = lastMatch(warping.columns, rows, row);
  const earliest = Math.max(matched + 1, column - BACK);
  for (let from = earliest; from < column - SHORTEST; from += 1) {
    const isOnset = columns.quiet[from] === 0 && (from === 0 || columns.quiet[from - 1] === 1);
    if (!isOnset) continue;
    const to = Math.min(column, from + COMPARED);
    if (voicedIn(columns, from, to) < SHORTEST) continue;
    const found = distanceOfBeginning(rows, row, columns, column, column + to - from);
    if (distanceOfBeginning(rows, row, columns, from, to) <= found + TOLERANCE) return from;
  }
  return undefined;
}

function voicedIn({ quiet }: Features, from: number, to: number): number {
  return quiet.subarray(from, to).reduce((sum, value) => sum + 1 - value, 0);
}
