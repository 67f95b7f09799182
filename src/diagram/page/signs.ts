import type { Stroke } from "../../episode/episode.ts";
import type { Point } from "./fold.ts";
import { property, text } from "./mermaid-db.ts";
import { setAttributes } from "./tidy.ts";

const SVG = "http://www.w3.org/2000/svg";

/** What an edge can end in. `bar` is drawn for what holds back. */
export type Sign = "head" | "bar" | "circle" | "cross" | "none";

/** The class of edges that hold back, or lower, what they lead to. */
const INHIBITS = "inhibits";

interface Shape {
  /** Pixels along the line and across it. */
  readonly length: number;
  readonly breadth: number;
  /** How far into the shape its line runs. */
  readonly inset: number;
  readonly path: string;
  /** Whether it is drawn in lines, and not filled. */
  readonly isOpen?: boolean;
}

const SHAPES: Readonly<Record<Exclude<Sign, "none">, Shape>> = {
  head: { length: 20, breadth: 21, inset: 2, path: "M0,0L20,10.5L0,21z" },
  bar: { length: 7, breadth: 40, inset: 0.5, path: "M0,0H7V40H0z" },
  circle: { length: 16, breadth: 16, inset: 1, path: "M0,8a8,8 0 1 1 16,0a8,8 0 1 1 -16,0z" },
  cross: { length: 16, breadth: 16, inset: 8, path: "M1,1L15,15M1,15L15,1", isOpen: true },
};

/** Pixels between a sign and the node it stands at; a bar stands nearer. */
const GAP: Readonly<Record<Sign, number>> = { head: 6, bar: 3.5, circle: 4, cross: 4, none: 0 };

/** How broad a sign is. */
export function breadthOf(sign: Sign): number {
  return sign === "none" ? 0 : SHAPES[sign].breadth;
}

/** How an edge of a flowchart is drawn. */
export interface EdgeStyle {
  readonly start: Sign;
  readonly end: Sign;
  /** As its classes say; else as mermaid draws it. */
  readonly stroke?: Stroke | undefined;
}

/** @param edge of mermaid's database */
export function styleOfEdge(edge: object, strokes: Readonly<Record<string, Stroke>>): EdgeStyle {
  const classes = property(edge, "classes");
  const words: unknown[] = Array.isArray(classes) ? classes : [];
  const { start, end } = signsOf(text(edge, "type"));
  const stroke = words.flatMap((word) =>
    typeof word === "string" && Object.hasOwn(strokes, word) ? (strokes[word] ?? []) : [],
  );
  return { start, end: words.includes(INHIBITS) ? "bar" : end, stroke: stroke.at(-1) };
}

/** Mermaid's type of an edge, such as `double_arrow_cross`. */
function signsOf(type: string): { start: Sign; end: Sign } {
  const sign = SIGNS[type.replace(/^double_/, "")] ?? "none";
  return { start: type.startsWith("double_") ? sign : "none", end: sign };
}

const SIGNS: Readonly<Record<string, Sign>> = {
  arrow_point: "head",
  arrow_circle: "circle",
  arrow_cross: "cross",
};

/** Gives an edge its stroke and its signs, and with points its way: rounded, and ending where its signs begin. */
export function drawEdge(
  path: SVGPathElement,
  { start, end, stroke }: EdgeStyle,
  points?: readonly Point[],
): void {
  if (stroke) path.classList.add(`stroke-${stroke}`);
  mark(path, "marker-start", start);
  mark(path, "marker-end", end);
  if (!points) return;
  const ends = trimmed(trimmed(points, end).toReversed(), start).toReversed();
  path.setAttribute("d", rounded(ends));
}

/** Points to a marker of the drawing, made for the first edge that has its sign. */
function mark(path: SVGPathElement, attribute: string, sign: Sign): void {
  path.removeAttribute(attribute);
  const svg = path.ownerSVGElement;
  if (sign === "none" || svg === null) return;
  const id = `${svg.id}-sign-${sign}`;
  if (svg.querySelector(`marker[id="${id}"]`) === null) svg.append(markerOf(id, SHAPES[sign]));
  path.setAttribute(attribute, `url(#${id})`);
}

function markerOf(id: string, { length, breadth, inset, path, isOpen }: Shape): SVGMarkerElement {
  const marker = document.createElementNS(SVG, "marker");
  setAttributes(marker, {
    id,
    viewBox: `0 0 ${length} ${breadth}`,
    refX: inset,
    refY: breadth / 2,
    markerUnits: "userSpaceOnUse",
    markerWidth: length,
    markerHeight: breadth,
    orient: "auto-start-reverse",
    class: isOpen ? "sign open" : "sign",
  });
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  marker.append(shape);
  return marker;
}

/** Without the end of the last part that the sign takes. */
function trimmed(points: readonly Point[], sign: Sign): Point[] {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last === undefined || before === undefined || sign === "none") return [...points];
  const { length, inset } = SHAPES[sign];
  const whole = Math.hypot(last.x - before.x, last.y - before.y);
  const part = whole === 0 ? 0 : Math.min(whole - 1, GAP[sign] + length - inset) / whole;
  const end = { x: last.x + (before.x - last.x) * part, y: last.y + (before.y - last.y) * part };
  return [...points.slice(0, -1), end];
}

const RADIUS = 14;

function rounded(points: readonly Point[]): string {
  const between = points.slice(1, -1).map((corner, index) => {
    const [before, after] = [points[index] ?? corner, points[index + 2] ?? corner];
    const [start, end] = [towards(corner, before), towards(corner, after)];
    return `L${start.x},${start.y}Q${corner.x},${corner.y} ${end.x},${end.y}`;
  });
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? `M${first.x},${first.y}${between.join("")}L${last.x},${last.y}` : "";
}

/** The point a radius away from a corner, or in the middle of a shorter part. */
function towards(corner: Point, end: Point): Point {
  const length = Math.hypot(end.x - corner.x, end.y - corner.y);
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: corner.x + (end.x - corner.x) * part, y: corner.y + (end.y - corner.y) * part };
}
