import type { Element } from "hast";
import { s } from "hastscript";
import type { Format } from "../chart.ts";
import { spread } from "./place-labels.ts";
import { type Kit, stepsOf } from "../kit.ts";
import { heightOf, textElement, wrap } from "../text.ts";
import { type Line, type Moment, momentElements, POINT, type Span, THICK } from "./line.ts";

/** Where labels begin, and the leaders that lead to them. */
const LABELS = 76;
const LEADERS = 64;
/** Between two labels. */
const GAP = 14;

/** A timeline downward, its labels to the right, as near to their points as there is room. */
export function drawDown(line: Line, format: Format, kit: Kit): Element[] {
  const { height, numeral } = format;
  const x = POINT + 8;
  const top = numeral / 2;
  const bottom = height - numeral;
  const scale = (bottom - top) / Math.max(1e-9, line.end - line.start);
  const yOf = (years: number) => top + (years - line.start) * scale;
  const rows = [
    ...line.moments.map((moment) => rowOf(moment, yOf(moment.time.years), format, kit)),
    ...line.spans.map((span) => spanRow(span, yOf, format)),
  ].toSorted((a, b) => a.y - b.y);
  const starts = spread(
    rows.map((row) => ({ start: row.y - numeral / 2, length: row.height })),
    height,
  );
  const labels = new Map(rows.map((row, index) => [row.of, row.draw(starts[index] ?? row.y)]));
  const segment = (from: number, to: number, stroke: string) =>
    s("path", {
      d: `M${x} ${Math.round(from)}V${Math.round(to)}`,
      stroke,
      strokeWidth: THICK,
      fill: "none",
    });
  return [
    segment(top, bottom, "var(--line)"),
    ...line.spans.map((span) => s("g", stepsOf(span), labels.get(span) ?? [])),
    ...line.moments.map((moment, index) => {
      const y = yOf(moment.time.years);
      const before = line.moments[index - 1];
      return s("g", stepsOf(moment), [
        ...(before ? [segment(yOf(before.time.years), y, moment.colour)] : []),
        ...(labels.get(moment) ?? []),
        ...(before ? momentElements(before, x, yOf(before.time.years)) : []),
        ...momentElements(moment, x, y),
      ]);
    }),
  ];
}

/** A label, and where it would stand best. */
interface Row {
  readonly of: Moment | Span;
  readonly y: number;
  readonly height: number;
  /** @param start where it stands */
  readonly draw: (start: number) => Element[];
}

function rowOf(moment: Moment, y: number, format: Format, { measure }: Kit): Row {
  const { width, numeral, note } = format;
  const figure = { font: "display", size: numeral } as const;
  const text = { font: "label", size: note } as const;
  const labelX = LABELS + Math.max(numeral * 2.2, measure(moment.time.text, figure)) + 20;
  const lines = wrap(moment.label, width - labelX, text, measure);
  return {
    of: moment,
    y,
    height: Math.max(numeral, heightOf(lines, text)) + GAP,
    draw: (start) => [
      s("path", {
        d: `M${POINT * 2 + 14} ${Math.round(y)}L${LEADERS} ${Math.round(start + numeral / 2)}`,
        stroke: moment.colour,
        strokeWidth: 2,
        fill: "none",
      }),
      textElement({
        ...figure,
        lines: [moment.time.text],
        x: LABELS,
        y: start + numeral * 0.82,
        fill: moment.colour,
      }),
      textElement({ ...text, lines, x: labelX, y: start + numeral * 0.76 }),
    ],
  };
}

function spanRow(span: Span, yOf: (years: number) => number, { numeral }: Format): Row {
  const style = { font: "display", size: Math.round(numeral * 1.3), italic: true } as const;
  return {
    of: span,
    y: (yOf(span.from.years) + yOf(span.to.years)) / 2,
    height: style.size + GAP,
    draw: (start) => [
      textElement({
        ...style,
        lines: [span.label],
        x: LABELS,
        y: start + style.size * 0.8,
        fill: "var(--soft)",
      }),
    ],
  };
}
