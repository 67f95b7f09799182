export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Dots, and the box that they fill. */
export interface Packed {
  readonly points: readonly Point[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A dot's radius, and the distance of two: of all groups the same, so that files hold the same places again. */
export const RADIUS = 12;
const PITCH = 19.6;
/** In a grid. */
const STRIDE = 31;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Packs dots as the seeds of a sunflower, or in a grid, from left to right and downward.
 *
 * @param columns of the grid
 */
export function pack(count: number, columns: number | undefined): Packed {
  const points = Array.from({ length: count }, (_, index): Point => {
    if (columns !== undefined)
      return {
        x: (index % columns) * STRIDE,
        y: Math.floor(index / columns) * STRIDE,
      };
    const distance = PITCH * Math.sqrt(index + 0.5);
    const angle = index * GOLDEN_ANGLE;
    return {
      x: Math.round(distance * Math.cos(angle)),
      y: Math.round(distance * Math.sin(angle)),
    };
  });
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - RADIUS, Math.min(...ys) - RADIUS];
  return {
    points,
    left,
    top,
    width: Math.max(...xs) + RADIUS - left,
    height: Math.max(...ys) + RADIUS - top,
  };
}
