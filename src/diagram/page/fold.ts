import type { Arrangement } from "./arrange.ts";
import { placeLabels } from "./place-labels.ts";

/** Sizes and places in pixels; places are centres. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is to be folded: boxes in order, the label of each joint, and the area to fill. */
export interface Folding {
  readonly boxes: readonly Size[];
  /** `labels[n]` stands between box n and the next; 0 by 0 for none. */
  readonly labels: readonly Size[];
  readonly circle: boolean;
  readonly rows: number;
  readonly area: Size;
}

const ARROW = 64;
const ROW_GAP = { least: 72, most: 180 };
const COLUMN_STRETCH = 140;

/** How large a drawing can be in an area: 1 is its natural size. */
export function scaleIn(area: Size, size: Size): number {
  return Math.min(area.width / size.width, area.height / size.height);
}

/** Lays boxes in rows that run right and left in turn. */
export function fold({ boxes, labels, circle, rows: rowCount, area }: Folding): Arrangement {
  const at = cells(boxes.length, rowCount);
  const columns = Math.max(...at.map(({ column }) => column)) + 1;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...boxes.map(({ width }, index) => (at[index]?.column === column ? width : 0))),
  );
  const gaps = Array.from({ length: columns - 1 }, (_, column) =>
    Math.max(
      ARROW,
      ...labels.map(({ width }, index) => (leaves(at, index, column) ? width + ARROW * 0.75 : 0)),
    ),
  );
  const natural = sum(widths) + sum(gaps);
  const wider =
    columns > 1 ? Math.min(COLUMN_STRETCH, Math.max(0, area.width - natural) / (columns - 1)) : 0;
  const width = natural + wider * (columns - 1);

  const height = Math.max(...boxes.map((box) => box.height));
  const free = area.height / Math.min(1, area.width / width) - height * rowCount;
  const rowGap =
    rowCount > 1 ? Math.min(ROW_GAP.most, Math.max(ROW_GAP.least, free / (rowCount - 1))) : 0;
  const placed = at.map(({ row, column }, index) => ({
    x:
      sum(widths.slice(0, column)) +
      sum(gaps.slice(0, column)) +
      wider * column +
      (widths[column] ?? 0) / 2,
    y: row * (height + rowGap) + height / 2,
    width: boxes[index]?.width ?? 0,
    height: boxes[index]?.height ?? 0,
  }));
  const lines = (circle ? placed : placed.slice(1)).map((box, index) =>
    circle
      ? joint(box, placed[(index + 1) % placed.length] ?? box)
      : joint(placed[index] ?? box, box),
  );
  return {
    boxes: placed,
    lines,
    labels: placeLabels(
      lines.map((points, index) => ({ points, label: labels[index] ?? { width: 0, height: 0 } })),
      placed,
    ),
    size: { width, height: height * rowCount + rowGap * (rowCount - 1) },
  };
}

/** Straight from side to side. */
function joint(from: Point & Size, to: Point & Size): Point[] {
  const isLevel = Math.abs(to.y - from.y) < 1;
  const way = Math.sign(isLevel ? to.x - from.x : to.y - from.y);
  return isLevel
    ? [
        { x: from.x + (way * from.width) / 2, y: from.y },
        { x: to.x - (way * to.width) / 2, y: from.y },
      ]
    : [
        { x: from.x, y: from.y + (way * from.height) / 2 },
        { x: from.x, y: to.y - (way * to.height) / 2 },
      ];
}

/** Rows of about equal length, the longer ones first, each spread over all columns and turned against the one before. */
function cells(count: number, rowCount: number): { row: number; column: number }[] {
  const columns = Math.ceil(count / rowCount);
  return Array.from({ length: rowCount }, (_, row) => {
    const length = Math.floor((count + rowCount - 1 - row) / rowCount);
    return Array.from({ length }, (_each, index) => {
      const column = length > 1 ? Math.round((index * (columns - 1)) / (length - 1)) : 0;
      return { row, column: row % 2 === 0 ? column : columns - 1 - column };
    });
  }).flat();
}

/** Whether the joint after a box crosses the gap after a column. */
function leaves(
  at: readonly { row: number; column: number }[],
  index: number,
  column: number,
): boolean {
  const [from, to] = [at[index], at[index + 1]];
  if (from === undefined || to === undefined || from.row !== to.row) return false;
  return Math.abs(from.column - to.column) === 1 && Math.min(from.column, to.column) === column;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
