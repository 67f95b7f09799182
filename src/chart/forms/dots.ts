import type { Element, Properties } from "hast";
import { s } from "hastscript";
import { ID_TOKEN } from "../../picture/place-picture.ts";
import { round } from "../text.ts";
import type { Point } from "./pack.ts";

export const SHAPES = ["circle", "square", "diamond"] as const;
export type Shape = (typeof SHAPES)[number];

export const FILLS = ["solid", "hatched", "outline"] as const;
export type Fill = (typeof FILLS)[number];

export interface DotLook {
  /** Half its width. */
  readonly radius: number;
  readonly shape: Shape;
  readonly fill: Fill;
  /** A value of CSS. */
  readonly colour: string;
}

/** Of an outline and of hatching, in units of the radius. */
const STROKE = 0.2;

function strokeOf({ fill, radius }: DotLook): number {
  return fill === "solid" ? 0 : Math.max(1.5, radius * STROKE);
}

/** Of how many paths the dots of a group are made, each with dots from all over it: what moves separately. */
const PATHS = 4;

/** Dots of one look, which arrive one after another where a step shows them. Hatched ones need the `hatching` of their colour beside them. */
export function dotGroup(
  look: DotLook,
  points: readonly Point[],
  properties: Properties = {},
): Element {
  const parts = Array.from({ length: Math.min(PATHS, points.length) }, (_, part) =>
    points.filter((_, index) => index % PATHS === part),
  );
  return s(
    "g",
    { class: "motion-arrive", ...properties, ...paintOf(look) },
    parts.map((part) => s("path", { d: pathOf(look, part) })),
  );
}

/** One dot. */
export function dotElement(look: DotLook, point: Point): Element {
  return s("path", { d: pathOf(look, [point]), ...paintOf(look) });
}

function paintOf(look: DotLook) {
  const { fill, colour } = look;
  const stroke = strokeOf(look);
  return {
    fill: fill === "solid" ? colour : fill === "hatched" ? `url(#${hatchingId(colour)})` : "none",
    ...(stroke > 0 && { stroke: colour, strokeWidth: round(stroke) }),
  };
}

/** Each dot's outline is written in the same way, from its rightmost or its first point on: in files it takes next to nothing. */
function pathOf(look: DotLook, points: readonly Point[]): string {
  const half = round(look.radius - strokeOf(look) / 2);
  const { start, outline } = outlineOf(look.shape, half);
  return points
    .map(({ x, y }) => `M${round(x + start.x)} ${round(y + start.y)}${outline}`)
    .join("");
}

/** @returns where an outline starts, from the middle, and the path from there */
function outlineOf(shape: Shape, half: number): { start: Point; outline: string } {
  switch (shape) {
    case "circle": {
      // Curves and not arcs, of which a PDF's writer makes four times as many curves.
      const near = round(half * ((4 / 3) * Math.tan(Math.PI / 8)));
      const far = round(half - near);
      return {
        start: { x: half, y: 0 },
        outline: `c0 ${near}-${far} ${half}-${half} ${half}s-${half}-${far}-${half}-${half} ${far}-${half} ${half}-${half} ${half} ${far} ${half} ${half}z`,
      };
    }
    case "square": {
      const side = round(2 * half);
      return { start: { x: -half, y: -half }, outline: `h${side}v${side}h-${side}z` };
    }
    case "diamond": {
      const reach = round(half * 1.3);
      return {
        start: { x: 0, y: -reach },
        outline: `l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}z`,
      };
    }
  }
}

/** The pattern that hatched dots of a colour refer to. */
export function hatching(colour: string, radius: number): Element {
  const gap = Math.max(4, round(radius * 0.55));
  return s(
    "pattern",
    {
      id: hatchingId(colour),
      width: gap,
      height: gap,
      patternUnits: "userSpaceOnUse",
      patternTransform: "rotate(45)",
    },
    s("rect", { width: round(gap * 0.45), height: gap, fill: colour }),
  );
}

function hatchingId(colour: string): string {
  return `${ID_TOKEN}-hatching-${colour.replaceAll(/[^\w]+/g, "-")}`;
}
