import { distance, type Features } from "./mfcc.ts";
import type { FoundParagraph, Level } from "./read-warping.ts";

/** Features of 20 ms that are compared. */
export const COMPARED = 150;

/** How unlike a paragraph's beginning is what the recording has from a column on: of as many columns as are compared. */
export function beginningAt(
  { rows, columns }: Level,
  { row, rowCount }: FoundParagraph,
  column: number,
  compared = COMPARED,
): number {
  const to = Math.min(columns.count, column + Math.min(compared, rowCount));
  return column < to ? distanceOfBeginning(rows, row, columns, column, to) : Infinity;
}

/** Mean distance of some columns from as much of what begins at a row as is most like them. */
function distanceOfBeginning(
  rows: Features,
  row: number,
  columns: Features,
  from: number,
  to: number,
): number {
  const height = Math.min(rows.count - row, 2 * (to - from));
  let above = new Float64Array(height).fill(Infinity);
  let twoAbove = above;
  let before = above;
  for (let column = from; column < to; column += 1) {
    const costs = new Float64Array(height).fill(Infinity);
    const own = new Float64Array(height);
    // With a slope from a half to two, no other rows can be reached.
    const last = Math.min(height - 1, 2 * (column - from));
    for (let index = (column - from) >> 1; index <= last; index += 1) {
      const here = distance(rows, row + index, columns, column);
      own[index] = here;
      if (column === from) {
        if (index === 0) costs[index] = 2 * here;
        continue;
      }
      const diagonal = (above[index - 1] ?? Infinity) + 2 * here;
      const twoRows = (above[index - 2] ?? Infinity) + 1.5 * (here + (own[index - 1] ?? 0));
      const twoColumns = (twoAbove[index - 1] ?? Infinity) + 1.5 * (here + (before[index] ?? 0));
      costs[index] = Math.min(diagonal, twoRows, twoColumns);
    }
    [twoAbove, above, before] = [above, costs, own];
  }
  return above.reduce(
    (least, cost, index) => Math.min(least, cost / (index + 1 + to - from)),
    Infinity,
  );
}
