import * as v from "valibot";
import { mapping } from "../../episode/mapping.ts";
import type { Chart } from "../chart.ts";
import { Colour, isShown, type Kit, LATER_END, Steps } from "../kit.ts";
import { FILLS, SHAPES } from "./dots.ts";
import { drawUnits } from "./draw-units.ts";

const Count = v.pipe(
  v.number("a whole number from 1 to 2000"),
  v.integer("a whole number from 1 to 2000"),
  v.minValue(1, "a whole number from 1 to 2000"),
  v.maxValue(2000, "a whole number from 1 to 2000"),
);

const Part = v.pipe(
  mapping({
    count: Count,
    label: v.optional(v.string("a text")),
    color: Colour,
    fill: v.optional(v.picklist(FILLS, "`solid`, `hatched` or `outline`")),
    ...Steps,
  }),
  v.check((entry) => isShown(entry), LATER_END),
);

const Group = v.pipe(
  mapping({
    count: v.optional(Count),
    parts: v.optional(v.pipe(v.array(Part, "a list"), v.minLength(1, "a list of parts"))),
    label: v.optional(v.string("a text")),
    note: v.optional(v.string("a text")),
    color: Colour,
    fill: v.optional(v.picklist(FILLS, "`solid`, `hatched` or `outline`")),
    shape: v.optional(v.picklist(SHAPES, "`circle`, `square` or `diamond`")),
    columns: v.optional(Count),
    ...Steps,
  }),
  v.check((entry) => isShown(entry), LATER_END),
  v.check(
    (group) => group.count === undefined || group.count === countOf(group),
    "a `count` that is the sum of its parts, or none",
  ),
);

/** The short form of a unit chart: a dot for each of what is counted. */
export const UnitsForm = mapping({
  description: v.optional(v.string("a text")),
  units: v.pipe(
    v.array(Group, "a list"),
    v.minLength(1, "a list of groups"),
    v.maxLength(50, "at most 50 groups"),
  ),
});

export type Group = v.InferOutput<typeof Group>;
export type Part = v.InferOutput<typeof Part>;

/** A unit chart: all dots of one size, each group packed as a disc, or in a grid of so many columns. */
export function unitChart(
  { units, description }: v.InferOutput<typeof UnitsForm>,
  kit: Kit,
): Chart {
  const heads = [kit.words.group, kit.words.count];
  return {
    draw: (format) => drawUnits(units, format, kit),
    description: description ?? units.map(sentenceOf).join("; "),
    table: [
      heads,
      ...units.flatMap((group) => [
        [[group.label, group.note].filter(Boolean).join(", "), String(countOf(group))],
        ...(group.parts ?? []).flatMap((part) =>
          part.label === undefined ? [] : [[part.label, String(part.count)]],
        ),
      ]),
    ],
  };
}

/** The parts of a group; of one that is not divided, all of it. */
export function partsOf(group: Group): readonly Part[] {
  return group.parts ?? [{ count: group.count ?? 1 }];
}

/** What a group or its parts count. */
interface Counted {
  readonly count?: number | undefined;
  readonly parts?: readonly { readonly count: number }[] | undefined;
}

export function countOf({ count = 1, parts = [{ count }] }: Counted): number {
  return parts.reduce((sum, part) => sum + part.count, 0);
}

function sentenceOf(group: Group): string {
  const parts = (group.parts ?? []).flatMap(({ count, label }) =>
    label === undefined ? [] : [withCount(label, count)],
  );
  const head = withCount(group.label, countOf(group));
  const rest = [group.note, parts.join(", ")].filter(Boolean).join("; ");
  return rest === "" ? head : `${head}: ${rest}`;
}

/** A label, after the count when it has no number of its own. */
function withCount(label: string | undefined, count: number): string {
  if (label === undefined) return String(count);
  return /\d/.test(label) ? label : `${count} ${label}`;
}
