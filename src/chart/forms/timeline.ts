import type { Element } from "hast";
import { s } from "hastscript";
import * as v from "valibot";
import type { Stroke } from "../../episode/episode.ts";
import { mapping } from "../../episode/mapping.ts";
import type { Chart, Format } from "../chart.ts";
import { type Fill, type Shape, SHAPES } from "./dots.ts";
import type { Line, Moment, Span } from "./line.ts";
import { drawAcross } from "./timeline-across.ts";
import { drawDown } from "./timeline-down.ts";
import { Colour, isShown, type Kit, LATER_END, Steps } from "../kit.ts";
import { readTime, TIME } from "./time.ts";

const WHEN = "a year, as `1964`, or a date, as `2019-03-05`";
const When = v.optional(
  v.union(
    [
      v.pipe(
        v.number(WHEN),
        v.integer(WHEN),
        v.minValue(0, WHEN),
        // As many digits as in a date.
        v.maxValue(9999, WHEN),
      ),
      v.pipe(v.string(WHEN), v.regex(TIME, WHEN)),
    ],
    WHEN,
  ),
);

/** Not a number of what is no time, which is told as such. */
function yearsOf(written: string | number | undefined): number {
  return written !== undefined && TIME.test(String(written))
    ? readTime(written, "en").years
    : Number.NaN;
}

const Entry = v.pipe(
  mapping({
    at: When,
    from: When,
    to: When,
    label: v.string("a text"),
    badge: v.optional(v.string("a badge of the show")),
    shape: v.optional(v.picklist(SHAPES, "`circle`, `square` or `diamond`")),
    color: Colour,
    ...Steps,
  }),
  v.check(
    ({ at, from, to }) => (at !== undefined) !== (from !== undefined && to !== undefined),
    "`at`, or `from` and `to`",
  ),
  v.check((entry) => isShown(entry), LATER_END),
  v.check(({ from, to }) => !(yearsOf(from) >= yearsOf(to)), "a `from` that is before its `to`"),
);

/** The short form of a timeline: points and spans where they are on a line of true scale. */
export const TimelineForm = mapping({
  description: v.optional(v.string("a text")),
  timeline: v.pipe(
    v.array(Entry, "a list"),
    v.minLength(1, "a list of points"),
    v.maxLength(100, "at most 100 points"),
  ),
});

/** What a badge's stroke says in a point, as in an arrow: where the statement comes from. */
const MARKS: Readonly<Record<Stroke, { readonly shape: Shape; readonly fill: Fill }>> = {
  solid: { shape: "circle", fill: "solid" },
  dashed: { shape: "diamond", fill: "solid" },
  dotted: { shape: "circle", fill: "outline" },
};

/** A timeline: from left to right, and downward in a tall format. */
export function timelineChart(
  { timeline, description }: v.InferOutput<typeof TimelineForm>,
  kit: Kit,
): Chart {
  const line = lineOf(timeline, kit);
  const rows = [
    ...line.moments.map(({ time, label }) => ({ years: time.years, cells: [time.text, label] })),
    ...line.spans.map(({ from, to, label }) => ({
      years: from.years,
      cells: [`${from.text}–${to.text}`, label],
    })),
  ].toSorted((a, b) => a.years - b.years);
  return {
    draw: (format) => drawLine(line, format, kit),
    description: description ?? rows.map(({ cells }) => cells.join(": ")).join("; "),
    table: [[kit.words.when, kit.words.what], ...rows.map(({ cells }) => cells)],
  };
}

function lineOf(
  entries: v.InferOutput<typeof TimelineForm>["timeline"],
  { language, strokeOf, colourOf }: Kit,
): Line {
  const moments: Moment[] = [];
  const spans: Span[] = [];
  for (const { at, from, to, label, badge, shape, color = "accent", step, until } of entries) {
    if (at !== undefined) {
      const mark = MARKS[badge === undefined ? "solid" : strokeOf(badge)];
      moments.push({
        time: readTime(at, language),
        label,
        shape: shape ?? mark.shape,
        fill: mark.fill,
        colour: colourOf(color),
        step,
        until,
      });
    } else if (from !== undefined && to !== undefined) {
      const [begin, end] = [readTime(from, language), readTime(to, language)];
      spans.push({ from: begin, to: end, label, step, until });
    }
  }
  const years = [
    ...moments.map(({ time }) => time.years),
    ...spans.flatMap(({ from, to }) => [from.years, to.years]),
  ];
  return {
    moments: moments.toSorted((a, b) => a.time.years - b.time.years),
    spans,
    start: Math.min(...years),
    end: Math.max(...years),
  };
}

function drawLine(line: Line, format: Format, kit: Kit): Element {
  const draw = format.name === "tall" ? drawDown : drawAcross;
  return s("svg", { viewBox: `0 0 ${format.width} ${format.height}` }, draw(line, format, kit));
}
