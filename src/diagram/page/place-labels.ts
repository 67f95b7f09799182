import type { Point, Size } from "./fold.ts";

export interface LabelledLine {
  readonly points: readonly Point[];
  readonly label: Size;
}

/** A place and a size in pixels; the place is the centre. */
export interface Box extends Point, Size {}

/** Pixels between a label and its line. */
const GAP = { above: 5, beside: 14 };
/** Pixels of a line that its sign takes. */
const SIGN = 27;

/**
 * Places each label beside its line: above a level part that is as long, else to the right of a steep one; and where
 * fewest lines, boxes and other labels are under it.
 */
export function placeLabels(
  lines: readonly LabelledLine[],
  boxes: readonly Box[],
): (Point | undefined)[] {
  const segments = lines.flatMap((line) => segmentsOf(line.points));
  const taken = [...boxes];
  return lines.map(({ points, label }) => {
    if (label.width === 0) return undefined;
    const places = segmentsOf(points)
      .toSorted((one, other) => worth(other, label) - worth(one, label))
      .flatMap((segment) => beside(segment, label));
    const covered = (place: Point): number => {
      const box = { ...place, ...label };
      return (
        segments.filter((segment) => crosses(segment, box)).length +
        taken.filter((other) => overlaps(other, box)).length
      );
    };
    const best = places.reduce<{ place: Point; count: number } | undefined>((found, place) => {
      const count = covered(place);
      return found && found.count <= count ? found : { place, count };
    }, undefined);
    if (best) taken.push({ ...best.place, ...label });
    return best?.place;
  });
}

interface Segment {
  readonly from: Point;
  readonly to: Point;
  readonly isLast: boolean;
}

function segmentsOf(points: readonly Point[]): Segment[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined ? [] : [{ from, to, isLast: index === points.length - 2 }];
  });
}

function lengthOf({ from, to, isLast }: Segment): number {
  return Math.hypot(to.x - from.x, to.y - from.y) - (isLast ? SIGN : 0);
}

/** Level parts as long as the label come first, then steep ones; longer ones before shorter. */
function worth(segment: Segment, label: Size): number {
  const length = lengthOf(segment);
  if (!isLevel(segment)) return length / 10_000;
  return length >= label.width ? 1 + length / 10_000 : length / 10_000 - 1;
}

function isLevel({ from, to }: Segment): boolean {
  return Math.abs(to.x - from.x) >= Math.abs(to.y - from.y);
}

/** Where on a part of a line its label may stand, the better places first. */
const PARTS = [0.5, 0.6, 0.7, 0.4, 0.3];

function beside(segment: Segment, label: Size): Point[] {
  const { from, to, isLast } = segment;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const whole = isLast && length > 0 ? Math.max(0, length - SIGN) / length : 1;
  const [down, across] = [label.height / 2 + GAP.above, label.width / 2 + GAP.beside];
  return PARTS.flatMap((part) => {
    const x = from.x + (to.x - from.x) * part * whole;
    const y = from.y + (to.y - from.y) * part * whole;
    return isLevel(segment)
      ? [
          { x, y: y - down },
          { x, y: y + down },
        ]
      : [
          { x: x + across, y },
          { x: x - across, y },
        ];
  });
}

function crosses({ from, to }: Segment, box: Box): boolean {
  return (
    Math.max(from.x, to.x) > box.x - box.width / 2 - 3 &&
    Math.min(from.x, to.x) < box.x + box.width / 2 + 3 &&
    Math.max(from.y, to.y) > box.y - box.height / 2 - 1 &&
    Math.min(from.y, to.y) < box.y + box.height / 2 + 1
  );
}

function overlaps(one: Box, other: Box): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2
  );
}
