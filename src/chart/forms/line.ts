import type { Element } from "hast";
import type { Shown } from "../kit.ts";
import { dotElement, type Fill, type Shape } from "./dots.ts";
import type { Time } from "./time.ts";

/** A point of a timeline. */
export interface Moment extends Shown {
  readonly time: Time;
  readonly label: string;
  readonly shape: Shape;
  readonly fill: Fill;
  /** A value of CSS. */
  readonly colour: string;
}

export interface Span extends Shown {
  readonly from: Time;
  readonly to: Time;
  readonly label: string;
}

export interface Line {
  /** In order. */
  readonly moments: readonly Moment[];
  readonly spans: readonly Span[];
  /** Years. */
  readonly start: number;
  readonly end: number;
}

/** Half the width of a point. */
export const POINT = 15;
/** How thick the line is. */
export const THICK = 9;

/** A point on the line, with a ring of the ground around it, as the line runs through. */
export function momentElements({ shape, fill, colour }: Moment, x: number, y: number): Element[] {
  const ring = { radius: POINT + 5, shape, fill: "solid", colour: "var(--paper)" } as const;
  const point = { radius: POINT, shape, fill, colour };
  return [dotElement(ring, { x, y }), dotElement(point, { x, y })];
}
