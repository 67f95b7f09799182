import type { Position } from "unist";
import { location } from "vfile-location";

/** Where a file begins: the place of what is wrong with all of it. */
export const BEGINNING: Position = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

/**
 * Where a part of a line stands.
 *
 * @param index the line's, from 0
 * @param column from 1
 */
export function positionInLine(index: number, column: number, length: number): Position {
  const line = index + 1;
  return { start: { line, column }, end: { line, column: column + length } };
}

/** Tells where what lies between two offsets of a text stands. */
export function positionsIn(text: string): (from: number, to?: number) => Position {
  const places = location(text);
  return (from, to = from) => {
    const [start, end] = [places.toPoint(from), places.toPoint(to)];
    return start && end ? { start, end } : BEGINNING;
  };
}
