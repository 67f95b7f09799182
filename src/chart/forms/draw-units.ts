import type { Element } from "hast";
import { s } from "hastscript";
import type { Format } from "../chart.ts";
import { type Kit, stepsOf } from "../kit.ts";
import { heightOf, type PlacedText, round, textElement, wrap } from "../text.ts";
import { dotElement, dotGroup, type DotLook, hatching } from "./dots.ts";
import { pack, type Packed, type Point, RADIUS } from "./pack.ts";
import { countOf, type Group, type Part, partsOf } from "./units.ts";

/** Between groups, in pixels. */
const GAP = 56;
/** A dot's radius when there are few, and when there are many. */
const LARGEST = 46;
const SMALLEST = 1.5;

/** What is written at a group, from 0, 0 on. */
interface Caption {
  readonly texts: readonly PlacedText[];
  /** Of parts, before their labels. */
  readonly samples: readonly Sample[];
  readonly width: number;
  readonly height: number;
}

interface Sample extends Point {
  readonly look: DotLook;
}

interface Box {
  readonly group: Group;
  readonly dots: Packed;
  readonly caption: Caption;
  readonly width: number;
}

interface Row {
  readonly boxes: readonly Box[];
  readonly dotsHeight: number;
  readonly height: number;
}

/** Groups of dots of one size, as large as there is room for, each on the same ground, with its caption below. */
export function drawUnits(units: readonly Group[], format: Format, kit: Kit): Element {
  const [only, ...others] = units;
  if (only && others.length === 0 && format.name === "wide") return drawOne(only, format, kit);
  const { scale, rows } = largest((each) => {
    const found = layOut(units, each, format, kit);
    return { rows: found, fits: fits(found, format) };
  });
  let top = (format.height - heightOfRows(rows)) / 2;
  const groups = rows.flatMap((row) => {
    const floor = top + row.dotsHeight;
    top += row.height + GAP;
    let left = 0;
    return row.boxes.map(({ group, dots, caption, width }) => {
      const places = {
        dots: { x: left, y: floor - dots.height * scale },
        caption: { x: left, y: floor },
      };
      left += width + GAP;
      return drawGroup(group, dots, caption, places, scale, kit);
    });
  });
  return svgOf(units, groups, format, kit);
}

/** One group alone, with its caption large beside it. */
function drawOne(group: Group, format: Format, kit: Kit): Element {
  const { width, height, numeral } = format;
  const dots = pack(countOf(group), group.columns);
  const { scale } = largest((each) => ({
    rows: dots,
    fits: dots.height * each <= height && dots.width * each <= width * 0.6,
  }));
  const left = dots.width * scale + GAP;
  const style = { font: "display", size: numeral } as const;
  const caption = captionOf(group, { style, room: width - left, format }, kit);
  const places = {
    dots: { x: 0, y: (height - dots.height * scale) / 2 },
    caption: { x: left, y: (height - caption.height) / 2 },
  };
  return svgOf([group], [drawGroup(group, dots, caption, places, scale, kit)], format, kit);
}

/** Finds the largest scale of dots at which all fits, or the smallest if it never does. */
function largest<Rows>(layOutAt: (scale: number) => { rows: Rows; fits: boolean }): {
  scale: number;
  rows: Rows;
} {
  let [low, high] = [SMALLEST / RADIUS, LARGEST / RADIUS];
  const whole = layOutAt(high);
  if (whole.fits) return { scale: high, rows: whole.rows };
  let found = { scale: low, rows: layOutAt(low).rows };
  while (high / low > 1.02) {
    const scale = Math.sqrt(low * high);
    const { rows, fits: isFit } = layOutAt(scale);
    if (isFit) found = { scale, rows };
    if (isFit) low = scale;
    else high = scale;
  }
  return found;
}

/** Groups from left to right, as many in a row as there is room for. */
function layOut(units: readonly Group[], scale: number, format: Format, kit: Kit): Row[] {
  const share = (format.width - GAP * (units.length - 1)) / units.length;
  const style = { font: "label", size: format.label, weight: 600 } as const;
  const rows: Box[][] = [];
  let left = Infinity;
  for (const group of units) {
    const dots = pack(countOf(group), group.columns);
    const room = Math.max(dots.width * scale, share, format.width / 3);
    const caption = captionOf(group, { style, room, format }, kit);
    const width = Math.max(dots.width * scale, caption.width);
    if (left + width > format.width) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)?.push({ group, dots, caption, width });
    left += width + GAP;
  }
  return rows.map((boxes) => {
    const dotsHeight = Math.max(...boxes.map(({ dots }) => dots.height * scale));
    const captionHeight = Math.max(...boxes.map(({ caption }) => caption.height));
    return { boxes, dotsHeight, height: dotsHeight + captionHeight };
  });
}

function fits(rows: readonly Row[], { width, height }: Format): boolean {
  return (
    heightOfRows(rows) <= height &&
    rows.every(({ boxes }) => boxes.every((box) => box.width <= width))
  );
}

function heightOfRows(rows: readonly Row[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0) + GAP * (rows.length - 1);
}

/** The label, the note, and the parts that have labels, below each other. */
function captionOf(
  group: Group,
  {
    style,
    room,
    format: { note: size },
  }: { readonly style: Pick<PlacedText, "font" | "size" | "weight">; room: number; format: Format },
  kit: Kit,
): Caption {
  const noteStyle = { font: "label", size } as const;
  const indent = size * 1.4;
  const lines = [
    { text: group.label, style, x: 0, fill: undefined, part: undefined },
    { text: group.note, style: noteStyle, x: 0, fill: "var(--soft)", part: undefined },
    ...(group.parts ?? []).map((part) => ({
      text: part.label,
      style: noteStyle,
      x: indent,
      fill: undefined,
      part,
    })),
  ];
  const texts: PlacedText[] = [];
  const samples: Sample[] = [];
  let [width, y] = [0, size * 0.4];
  for (const { text, style: each, x, fill, part } of lines) {
    if (text === undefined) continue;
    const wrapped = wrap(text, room - x, each, kit.measure);
    if (part) y += size * 0.3;
    if (part)
      samples.push({
        x: size * 0.45,
        y: y + size * 0.68,
        look: lookOf(group, part, size * 0.42, kit),
      });
    texts.push({ ...each, lines: wrapped, x, y: y + each.size, fill });
    y += heightOf(wrapped, each);
    width = Math.max(width, ...wrapped.map((line) => x + kit.measure(line, each)));
  }
  return { texts, samples, width, height: texts.length > 0 ? y : 0 };
}

function drawGroup(
  group: Group,
  dots: Packed,
  caption: Caption,
  places: { readonly dots: Point; readonly caption: Point },
  scale: number,
  kit: Kit,
): Element {
  let next = 0;
  const parts = partsOf(group).map((part) => {
    const points = dots.points.slice(next, next + part.count);
    next += part.count;
    return dotGroup(lookOf(group, part, RADIUS, kit), points, stepsOf(part));
  });
  const x = round(places.dots.x - dots.left * scale);
  const y = round(places.dots.y - dots.top * scale);
  return s("g", stepsOf(group), [
    s("g", { transform: `translate(${x} ${y})scale(${scale.toFixed(3)})` }, parts),
    ...caption.samples.map((sample) => dotElement(sample.look, moved(sample, places.caption))),
    ...caption.texts.map((text) => textElement({ ...text, ...moved(text, places.caption) })),
  ]);
}

function lookOf(group: Group, part: Part, radius: number, { colourOf }: Kit): DotLook {
  return {
    radius,
    shape: group.shape ?? "circle",
    fill: part.fill ?? group.fill ?? "solid",
    colour: colourOf(part.color ?? group.color ?? "ink"),
  };
}

function moved({ x, y }: Point, by: Point): Point {
  return { x: x + by.x, y: y + by.y };
}

function svgOf(
  units: readonly Group[],
  groups: readonly Element[],
  { width, height }: Format,
  kit: Kit,
): Element {
  const looks = units.flatMap((group) =>
    partsOf(group).map((part) => lookOf(group, part, RADIUS, kit)),
  );
  const hatched = looks.filter(({ fill }) => fill === "hatched").map(({ colour }) => colour);
  const defs = [...new Set(hatched)].map((colour) => hatching(colour, RADIUS));
  return s("svg", { viewBox: `0 0 ${width} ${height}` }, [
    ...(defs.length > 0 ? [s("defs", defs)] : []),
    ...groups,
  ]);
}
