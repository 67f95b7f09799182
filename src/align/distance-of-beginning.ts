import { distance, type Features } from "./mfcc.ts";

/** Mean distance of some columns from as much of what begins at a row as is most like them. */
export function distanceOfBeginning(
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
    const own = Float64Array.from({ length: height }, (_, index) =>
      distance(rows, row + index, columns, column),
    );
    for (let index = 0; index < height; index += 1) {
      const here = own[index] ?? 0;
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
