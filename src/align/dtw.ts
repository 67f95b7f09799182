import { distance, type Features } from "./mfcc.ts";

/** What it costs to leave features out, where two that match cost about 0.5, and any two about 1. */
export interface SkipCosts {
  /** Of each that only the recording has, and for each place where that begins. */
  readonly extra: number;
  readonly extraBegins: number;
  /** Of each that only the reference has. */
  readonly missing: number;
  readonly missingBegins: number;
  /** Of either while nobody speaks, which may begin anywhere. */
  readonly quiet: number;
}

/** Of going through one sound twice as fast as through the other. */
const UNEVEN = 0.06;

/** Columns that are looked at in each row, both ends included; neither end ever decreases. */
export interface Band {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Which features of the recording, the columns, belong to which of the reference, the rows. */
export interface Warping {
  /** The first column of each row; −1 for a row that has none. */
  readonly columns: Int32Array;
  /** The columns that the path crosses at each row, skipped ones included. */
  readonly crossed: Band;
}

/** The last moves of the path to a cell. */
const BEGIN = 0;
const DIAGONAL = 1;
const TWO_ROWS = 2;
const TWO_COLUMNS = 3;
const EXTRA = 4;
const MISSING = 5;
const MOVE = 0b111;
/** Whether a skip that ends at a cell began there. */
const EXTRA_BEGAN = 0b1000;
const MISSING_BEGAN = 0b1_0000;

/** What is known of a row of cells: costs of paths that end there. */
interface Row {
  readonly from: number;
  readonly to: number;
  readonly cost: Float32Array;
  /** Of paths that end with a missing feature. */
  readonly missing: Float32Array;
  readonly distance: Float32Array;
}

const NO_ROW: Row = {
  from: 0,
  to: -1,
  cost: new Float32Array(0),
  missing: new Float32Array(0),
  distance: new Float32Array(0),
};

/**
 * Dynamic time warping with a slope from a half to two, in which either sound may have what the other has not.
 *
 * @param mayInsert 1 for rows at which the recording may have something of its own: between sentences
 */
export function warp(
  reference: Features,
  recording: Features,
  band: Band,
  mayInsert: Uint8Array,
  costs: SkipCosts,
): Warping {
  const moves: Uint8Array[] = [];
  let above = NO_ROW;
  let twoAbove = NO_ROW;
  for (let row = 0; row < reference.count; row += 1) {
    const [from, to] = [band.from[row] ?? 0, band.to[row] ?? -1];
    const length = to - from + 1;
    const current: Row = {
      from,
      to,
      cost: new Float32Array(length),
      missing: new Float32Array(length),
      distance: new Float32Array(length),
    };
    const own = new Uint8Array(length);
    fillRow(row, current, above, twoAbove, own);
    moves.push(own);
    twoAbove = above;
    above = current;
  }
  return trace(moves, band);

  function fillRow(row: number, current: Row, above: Row, twoAbove: Row, own: Uint8Array): void {
    const isQuiet = reference.quiet[row] === 1;
    const missing = isQuiet ? costs.quiet : costs.missing;
    const missingBegins = isQuiet ? 0 : costs.missingBegins;
    const spokenExtra = mayInsert[row] === 1 ? costs.extra : Infinity;
    const { from, to, cost } = current;
    let extra = Infinity;
    for (let column = from; column <= to; column += 1) {
      const at = column - from;
      const own1 = distance(reference, row, recording, column);
      current.distance[at] = own1;
      let best = Infinity;
      let move = BEGIN;
      if (row === 0 && column === 0) best = 0;
      const left = column - 1;
      const inAbove = left >= above.from && left <= above.to;
      if (inAbove) {
        best = (above.cost[left - above.from] ?? Infinity) + 2 * own1;
        move = DIAGONAL;
      }
      if (
        left >= twoAbove.from &&
        left <= twoAbove.to &&
        column >= above.from &&
        column <= above.to
      ) {
        const both = own1 + (above.distance[column - above.from] ?? 0);
        const total = (twoAbove.cost[left - twoAbove.from] ?? Infinity) + 1.5 * both + UNEVEN;
        if (total < best) {
          best = total;
          move = TWO_ROWS;
        }
      }
      if (left - 1 >= above.from && left - 1 <= above.to && left >= from) {
        const both = own1 + (current.distance[at - 1] ?? 0);
        const total = (above.cost[left - 1 - above.from] ?? Infinity) + 1.5 * both + UNEVEN;
        if (total < best) {
          best = total;
          move = TWO_COLUMNS;
        }
      }

      const columnIsQuiet = recording.quiet[column] === 1;
      const begins =
        at > 0 ? (cost[at - 1] ?? Infinity) + (columnIsQuiet ? 0 : costs.extraBegins) : Infinity;
      let began = 0;
      if (begins <= extra) {
        extra = begins;
        began |= EXTRA_BEGAN;
      }
      extra += columnIsQuiet ? costs.quiet : spokenExtra;
      if (extra < best) {
        best = extra;
        move = EXTRA;
      }

      let total = Infinity;
      if (column >= above.from && column <= above.to) {
        const beginning = (above.cost[column - above.from] ?? Infinity) + missingBegins;
        const going = above.missing[column - above.from] ?? Infinity;
        if (beginning <= going) began |= MISSING_BEGAN;
        total = Math.min(beginning, going) + missing;
      }
      current.missing[at] = total;
      if (total < best) {
        best = total;
        move = MISSING;
      }
      cost[at] = best;
      own[at] = move | began;
    }
  }
}

/** Follows the moves back from the last cell. */
function trace(moves: readonly Uint8Array[], band: Band): Warping {
  const rows = moves.length;
  const columns = new Int32Array(rows).fill(-1);
  const from = new Int32Array(rows);
  const to = new Int32Array(rows).fill(-1);
  const cross = (row: number, column: number) => {
    from[row] = to[row] === -1 ? column : Math.min(from[row] ?? column, column);
    to[row] = Math.max(to[row] ?? column, column);
  };
  let row = rows - 1;
  let column = band.to[row] ?? 0;
  /** The move to which a skip is bound until it has begun. */
  let bound = 0;
  while (row >= 0 && column >= 0) {
    const cell = moves[row]?.[column - (band.from[row] ?? 0)] ?? BEGIN;
    const move = bound || cell & MOVE;
    cross(row, column);
    bound = 0;
    switch (move) {
      case DIAGONAL:
        columns[row] = column;
        row -= 1;
        column -= 1;
        break;
      case TWO_ROWS:
        columns[row] = column;
        columns[row - 1] = column;
        cross(row - 1, column);
        row -= 2;
        column -= 1;
        break;
      case TWO_COLUMNS:
        columns[row] = column - 1;
        cross(row, column - 1);
        row -= 1;
        column -= 2;
        break;
      case EXTRA:
        bound = cell & EXTRA_BEGAN ? 0 : EXTRA;
        column -= 1;
        break;
      case MISSING:
        bound = cell & MISSING_BEGAN ? 0 : MISSING;
        row -= 1;
        break;
      default:
        columns[row] = column;
        return { columns, crossed: { from, to } };
    }
  }
  return { columns, crossed: { from, to } };
}

/** All columns in every row. */
export function fullBand(rows: number, columns: number): Band {
  return { from: new Int32Array(rows), to: new Int32Array(rows).fill(columns - 1) };
}

/**
 * The band around a path that was found with larger features, for smaller ones.
 *
 * @param ratio of the sizes
 * @param margin columns on either side of the path
 * @param reach rows before and after each that widen it: around skips the path is less certain
 */
export function bandAround(
  { crossed }: Warping,
  ratio: number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  { margin, reach }: { readonly margin: number; readonly reach: number },
): Band {
  const from = new Int32Array(rows);
  const to = new Int32Array(rows);
  const coarse = crossed.from.length;
  const coarseReach = Math.ceil(reach / ratio);
  const last = (row: number) => Math.min(coarse - 1, Math.floor(row / ratio));
  for (let row = 0; row < rows; row += 1) {
    const middle = last(row);
    let [low, high] = [columns, -1];
    for (
      let near = Math.max(0, middle - coarseReach);
      near <= Math.min(coarse - 1, middle + coarseReach);
      near += 1
    ) {
      if ((crossed.to[near] ?? -1) < 0) continue;
      low = Math.min(low, (crossed.from[near] ?? 0) * ratio - margin);
      high = Math.max(high, ((crossed.to[near] ?? 0) + 1) * ratio + margin);
    }
    from[row] = Math.max(0, Math.min(columns - 1, low));
    to[row] = Math.max(0, Math.min(columns - 1, high));
  }
  from[0] = 0;
  to[rows - 1] = columns - 1;
  for (let row = 1; row < rows; row += 1) to[row] = Math.max(to[row] ?? 0, to[row - 1] ?? 0);
  for (let row = rows - 2; row >= 0; row -= 1)
    from[row] = Math.min(from[row] ?? 0, from[row + 1] ?? 0);
  return { from, to };
}
