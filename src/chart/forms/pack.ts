export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Dots, and the box that they fill from 0, 0 on. */
export interface Packed {
  readonly points: readonly Point[];
  readonly width: number;
  readonly height: number;
}

/** Of a dot's radius to the distance of two, so that they don't touch. */
export const RADIUS = 0.613;
/** Of the distance of two dots in a grid to that in a disc. */
const GRID = 1.6;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Packs dots as the seeds of a sunflower, or in a grid, from left to right and downward.
 *
 * @param pitch the distance of two dots in pixels
 * @param columns of the grid
 */
export function pack(count: number, pitch: number, columns: number | undefined): Packed {
  const radius = pitch * RADIUS;
  const placed = Array.from({ length: count }, (_, index): Point => {
    if (columns !== undefined)
      return {
        x: (index % columns) * pitch * GRID,
        y: Math.floor(index / columns) * pitch * GRID,
      };
    const distance = pitch * Math.sqrt(index + 0.5);
    const angle = index * GOLDEN_ANGLE;
    return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
  });
  const [xs, ys] = [placed.map(({ x }) => x), placed.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - radius, Math.min(...ys) - radius];
  return {
    points: placed.map(({ x, y }) => ({ x: x - left, y: y - top })),
    width: Math.max(...xs) + radius - left,
    height: Math.max(...ys) + radius - top,
  };
}
