import type { Likeness } from "./confidence.ts";
import { beginningAt, COMPARED } from "./distance-of-beginning.ts";
import { distance } from "./mfcc.ts";
import type { FoundParagraph, Level } from "./read-warping.ts";

/** Columns of 20 ms: how far away a beginning is looked for, and how long it is at least. */
const FAR = 500;
const SHORTEST = 30;
/** Columns before the one that was found which may already be of the same voice. */
const EDGE = 5;
/** How much less alike an earlier beginning may be, and how much more a later one must be, as a share of the contrast. */
const TOLERANCE = 1 / 3;

/**
 * Finds where a paragraph really begins, if the warping took that for something else. Where a speaker broke off and began
 * again, it may take the first attempt for the end of the paragraph before; and where a sentence was left out, it may take
 * what comes next for that sentence. There it fits badly, and the paragraph's beginning fits better.
 *
 * @param fits as `fitOf` gives them
 * @param range columns at which it may begin, half-open
 * @returns the column; that of the paragraph where there is no better one
 */
export function findBeginning(
  level: Level,
  paragraph: FoundParagraph,
  fits: Float32Array,
  { contrast, halfway, isSaid }: Likeness,
  range: { readonly from: number; readonly to: number },
): number {
  const { column } = paragraph;
  if (!isSaid) return column;
  const { quiet, count } = level.columns;
  const distanceAt = (from: number, length: number) => beginningAt(level, paragraph, from, length);
  const compared = Math.min(COMPARED, paragraph.rowCount);
  // Half of it may be alike where the speaker broke off.
  const isFound = [compared, compared >> 1].some((length) => distanceAt(column, length) < halfway);
  const end = isFound ? column : Math.min(range.to, column + FAR);
  let best: { column: number; distance: number } | undefined;
  for (let from = Math.max(1, range.from, column - FAR); from < end; from += 1) {
    if (quiet[from] === 1 || quiet[from - 1] === 0) continue;
    let to = Math.min(count, from + compared, from < column ? column - EDGE : Infinity);
    while (quiet[to - 1] === 1) to -= 1;
    const voiced = fits.subarray(from, to).filter((_, at) => quiet[from + at] === 0);
    const fit = voiced.reduce((sum, value) => sum + value, 0) / voiced.length;
    if (voiced.length < SHORTEST || fit < halfway) continue;
    const tolerance = (from < column ? TOLERANCE : -TOLERANCE) * contrast;
    for (const length of new Set([to - from, compared])) {
      const own = distanceAt(from, length);
      const limit = Math.min(halfway, distanceAt(column, length) + tolerance);
      if (own < (best?.distance ?? limit)) best = { column: from, distance: own };
    }
  }
  return best?.column ?? column;
}

/** How unlike each column of the recording is what the warping found in it: 1 where it found nothing. */
export function fitOf({ rows, columns, warping }: Level): Float32Array {
  const fits = new Float32Array(columns.count).fill(1);
  for (const [row, column] of warping.columns.entries()) {
    // A row may have two columns, of which the warping tells the first.
    if (column >= 0) fits.fill(distance(rows, row, columns, column), column, column + 2);
  }
  return fits;
}
