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

/** Dots of one look, which arrive one after another where a step shows them. Hatched ones need the `hatching` of their colour beside them. */
export function dotGroup(
  look: DotLook,
  points: readonly Point[],
  properties: Properties = {},
): Element {
  return s(
    "g",
    { class: "motion-arrive", ...properties, ...paintOf(look) },
    points.map((point) => shapeOf(look, point)),
  );
}

/** One dot. */
export function dotElement(look: DotLook, point: Point): Element {
  const dot = shapeOf(look, point);
  return { ...dot, properties: { ...dot.properties, ...s("g", paintOf(look)).properties } };
}

function paintOf(look: DotLook) {
  const { fill, colour } = look;
  const stroke = strokeOf(look);
  return {
    fill: fill === "solid" ? colour : fill === "hatched" ? `url(#${hatchingId(colour)})` : "none",
    ...(stroke > 0 && { stroke: colour, strokeWidth: round(stroke) }),
  };
}

function shapeOf(look: DotLook, { x, y }: Point): Element {
  const half = look.radius - strokeOf(look) / 2;
  switch (look.shape) {
    case "circle":
      return s("circle", { cx: round(x), cy: round(y), r: round(half) });
    case "square": {
      const side = round(2 * half);
      return s("rect", { x: round(x - half), y: round(y - half), width: side, height: side });
    }
    case "diamond": {
      const reach = round(half * 1.3);
      const [right, left] = [`${reach} ${reach}`, `-${reach} ${reach}`];
      return s("path", {
        d: `M${round(x)} ${round(y)}m0-${reach}l${right} ${left} -${reach}-${reach}z`,
      });
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
