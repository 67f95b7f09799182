import type { Element } from "hast";
import { s } from "hastscript";
import type { Format } from "../chart.ts";
import { type Box, chooseFree, isFree } from "./place-labels.ts";
import { type Kit, stepsOf } from "../kit.ts";
import { heightOf, textElement, wrap } from "../text.ts";
import { ticksBetween } from "./time.ts";
import { type Line, type Moment, momentElements, POINT, type Span, THICK } from "./line.ts";

/** Where the line is, from the top: more labels stand above it, as years are below. */
const LINE_AT = 0.58;
/** Pixels from the line to the end of its ticks, and to what stands beyond it. */
const TICK = 16;
const BELOW = 54;
const ABOVE = 32;
/** Of labels, at most: wide ones first. */
const LABEL_WIDTHS = [250, 190];
/** Between a label and the leader that it stands at. */
const ASIDE = 14;
/** Pixels by which a label is moved away from the line until it is free. */
const LIFT = 12;

/** A timeline from left to right, its labels above and below it. */
export function drawAcross(line: Line, format: Format, kit: Kit): Element[] {
  const { width, height } = format;
  const left = POINT + 6;
  const scale = (width - 2 * left) / Math.max(1e-9, line.end - line.start);
  const xOf = (years: number) => left + (years - line.start) * scale;
  const y = Math.round(height * LINE_AT);
  const labels = chooseFree([
    ...line.moments.map((moment) => momentPlaces(moment, xOf(moment.time.years), y, format, kit)),
    ...line.spans.map((span) => spanPlaces(span, xOf, y, format, kit)),
  ]);
  const taken = labels.flatMap((label) => label?.boxes ?? []);
  const segment = (from: number, to: number, stroke: string) =>
    s("path", {
      d: `M${Math.round(from)} ${y}H${Math.round(to)}`,
      stroke,
      strokeWidth: THICK,
      fill: "none",
    });
  return [
    segment(left, width - left, "var(--line)"),
    ...ticksBetween(line.start, line.end, 8).flatMap((year) =>
      tickElements(year, xOf(year), y, taken, format, kit),
    ),
    ...line.spans.map((span, index) =>
      s("g", stepsOf(span), labels[line.moments.length + index]?.elements ?? []),
    ),
    ...line.moments.map((moment, index) => {
      const x = xOf(moment.time.years);
      const before = line.moments[index - 1];
      return s("g", stepsOf(moment), [
        ...(before ? [segment(xOf(before.time.years), x, moment.colour)] : []),
        ...(labels[index]?.elements ?? []),
        ...(before ? momentElements(before, xOf(before.time.years), y) : []),
        ...momentElements(moment, x, y),
      ]);
    }),
  ];
}

/** A tick, and its year where that is free. */
function tickElements(
  year: number,
  x: number,
  y: number,
  taken: readonly Box[],
  { width, note }: Format,
  { measure }: Kit,
): Element[] {
  const style = { font: "label", size: note } as const;
  const wide = measure(String(year), style) + 12;
  const box = { left: x - wide / 2, top: y + TICK, width: wide, height: note + 8 };
  const isLabelled = box.left >= 0 && box.left + wide <= width && isFree({ boxes: [box] }, taken);
  const text = { ...style, lines: [String(year)], x, y: y + TICK + note + 2 } as const;
  return [
    s("path", {
      d: `M${Math.round(x)} ${y + Math.ceil(THICK / 2)}v${TICK - Math.ceil(THICK / 2)}`,
      stroke: "var(--soft)",
      strokeWidth: 2,
    }),
    ...(isLabelled ? [textElement({ ...text, anchor: "middle", fill: "var(--soft)" })] : []),
  ];
}

interface PlacedLabel {
  readonly boxes: readonly Box[];
  readonly elements: Element[];
}

/** Where a point's label may stand, best first: above the line and near it, to the right of its leader. */
function momentPlaces(
  { time, label, colour }: Moment,
  x: number,
  axis: number,
  { width, height, numeral, note }: Format,
  { measure }: Kit,
): PlacedLabel[] {
  const figure = { font: "display", size: numeral } as const;
  const text = { font: "label", size: note } as const;
  const lifts = Array.from({ length: Math.ceil(height / 2 / LIFT) }, (_, step) => step * LIFT);
  const candidates = LABEL_WIDTHS.flatMap((room) => {
    const lines = wrap(label, room, text, measure);
    const wide = Math.max(measure(time.text, figure), ...lines.map((line) => measure(line, text)));
    const high = numeral * 0.86 + heightOf(lines, text);
    return lifts.flatMap(
      (lift) =>
        [
          { lines, wide, top: axis - ABOVE - lift - high, high, anchor: "start", cost: lift },
          { lines, wide, top: axis - ABOVE - lift - high, high, anchor: "end", cost: lift + 20 },
          { lines, wide, top: axis + BELOW + lift, high, anchor: "end", cost: lift + 10 },
          { lines, wide, top: axis + BELOW + lift, high, anchor: "start", cost: lift + 15 },
        ] as const,
    );
  });
  return candidates
    .toSorted((a, b) => a.cost - b.cost)
    .flatMap(({ lines, wide, top, high, anchor }): PlacedLabel[] => {
      const textX = anchor === "start" ? x + ASIDE : x - ASIDE;
      const left = anchor === "start" ? textX : textX - wide;
      if (top < 0 || top + high > height || left < 0 || left + wide > width) return [];
      const isAbove = top < axis;
      const [from, to] = isAbove ? [top, axis - POINT - 6] : [axis + POINT + 6, top + high];
      return [
        {
          boxes: [
            { left: left - 6, top: top - 4, width: wide + 12, height: high + 8 },
            { left: x - 6, top: from, width: 12, height: to - from },
          ],
          elements: [
            s("path", {
              d: `M${Math.round(x)} ${Math.round(from)}V${Math.round(to)}`,
              stroke: colour,
              strokeWidth: 2,
            }),
            textElement({
              ...figure,
              lines: [time.text],
              x: textX,
              y: top + numeral * 0.72,
              anchor,
              fill: colour,
            }),
            textElement({ ...text, lines, x: textX, y: top + numeral * 0.86 + note, anchor }),
          ],
        },
      ];
    });
}

/** Where a span's label may stand: in the middle of it, below the line or above. */
function spanPlaces(
  { from, to, label }: Span,
  xOf: (years: number) => number,
  axis: number,
  { width, height, numeral }: Format,
  { measure }: Kit,
): PlacedLabel[] {
  const style = { font: "display", size: Math.round(numeral * 1.3), italic: true } as const;
  const wide = measure(label, style);
  const middle = (xOf(from.years) + xOf(to.years)) / 2;
  const left = Math.max(0, Math.min(width - wide, middle - wide / 2));
  const tops = [axis + BELOW, axis - ABOVE - style.size, height - style.size, 0];
  return tops.map((top) => ({
    boxes: [{ left, top, width: wide, height: style.size }],
    elements: [
      textElement({
        ...style,
        lines: [label],
        x: left,
        y: top + style.size * 0.8,
        fill: "var(--soft)",
      }),
    ],
  }));
}
