import type { VFileMessage } from "vfile-message";
import { isRecord } from "../../episode/chart-steps.ts";
import { nearestOrAll } from "../../episode/problem.ts";
import type { Path, Spec } from "../read-spec.ts";
import { COMPOSITIONS } from "./check-spec.ts";
import { columnFault } from "./check-column.ts";
import { checkExpressions } from "./check-expressions.ts";
import type { Rows } from "./load-data.ts";
import { words } from "./names.ts";

/** Columns that transforms make when they are given no other names, and which of them make names of their data. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  fold: ["key", "value"],
  density: ["value", "density"],
  quantile: ["prob", "value"],
};

/** Columns that a view may name; undefined where that can't be known. */
type Columns = ReadonlySet<string> | undefined;

/** What is wrong with the columns that a chart names: those that its data don't have, and text where numbers belong. */
export function checkFields(spec: Spec, rowsAt: ReadonlyMap<string, Rows>): VFileMessage[] {
  const outer = { rows: undefined, made: new Set<string>(), encoded: false };
  return checkView(spec.value, [], outer, spec, rowsAt);
}

interface Known {
  readonly rows: Rows | undefined;
  /** Columns that transforms make; undefined when they make names of their data. */
  readonly made: Columns;
  /** Whether a view around it has channels for it. */
  readonly encoded: boolean;
}

function checkView(
  view: Readonly<Record<string, unknown>>,
  path: Path,
  outer: Known,
  spec: Spec,
  rowsAt: ReadonlyMap<string, Rows>,
): VFileMessage[] {
  const { encoding } = view;
  const own = "data" in view;
  const known: Known = {
    rows: own ? rowsAt.get(JSON.stringify(path)) : outer.rows,
    made: union(own ? new Set() : outer.made, madeBy(view["transform"])),
    encoded: outer.encoded || (isRecord(encoding) && Object.keys(encoding).length > 0),
  };
  const inner = [...COMPOSITIONS, "spec"].flatMap((key) => {
    const held = view[key];
    const views: readonly unknown[] = Array.isArray(held) ? held : [held];
    return views.flatMap((each, index) => {
      const at = Array.isArray(held) ? [...path, key, index] : [...path, key];
      return isRecord(each) ? checkView(each, at, known, spec, rowsAt) : [];
    });
  });
  const { rows, made, encoded } = known;
  const unplaced = encoded ? [] : checkPlace(view["mark"], [...path, "mark"], spec);
  if (!rows || !made || "repeat" in view) return [...unplaced, ...inner];
  const columns = [...columnsOf(rows), ...made];
  return [
    ...unplaced,
    ...fieldsIn(encoding, [...path, "encoding"]).flatMap((use) => checkUse(use, rows, made, spec)),
    ...checkExpressions(view["transform"], [...path, "transform"], columns, spec),
    ...inner,
  ];
}

/** Marks that have no place and no size of their own. */
const PLACED = new Set(
  words("arc area bar boxplot circle errorband errorbar line point rule square tick trail"),
);
/** Keys of a mark that give it one. */
const PLACES = words("height latitude longitude outerRadius radius shape size theta width x y");

/** A mark of no channels is one shape that fills its view, or lies in the middle of it. */
function checkPlace(mark: unknown, path: Path, spec: Spec): VFileMessage[] {
  const type = isRecord(mark) ? mark["type"] : mark;
  const isPlaced = isRecord(mark) && PLACES.some((key) => key in mark);
  if (typeof type !== "string" || !PLACED.has(type) || isPlaced) return [];
  const reason = `Unexpected mark \`${type}\` without \`encoding\`, expected it to say what is shown, as \`encoding: { x: { field: … } }\``;
  return [spec.problemAt("chart-syntax", path, reason)];
}

function union(one: Columns, other: Columns): Columns {
  return one && other && new Set([...one, ...other]);
}

function madeBy(transforms: unknown): Columns {
  const made = new Set<string>();
  for (const transform of Array.isArray(transforms) ? transforms : []) {
    if (!isRecord(transform) || "pivot" in transform) return undefined;
    for (const [key, names] of Object.entries(MADE))
      if (key in transform) for (const name of names) made.add(name);
    for (const name of namesIn(transform)) made.add(name);
  }
  return made;
}

/** What stands at `as`, at any depth; a column that is filled in or looked up has its own name. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (["as", "impute", "fields", "flatten"].includes(key))
      return [each].flat().filter((name) => typeof name === "string");
    return namesIn(each);
  });
}

interface Use {
  readonly field: string;
  readonly path: Path;
  readonly channel: Readonly<Record<string, unknown>>;
}

/** The columns that an encoding names: those of channels, of their conditions, and by which they are sorted. */
function fieldsIn(value: unknown, path: Path): Use[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => fieldsIn(each, [...path, index]));
  if (!isRecord(value)) return [];
  const { field } = value;
  const own =
    typeof field === "string" ? [{ field, path: [...path, "field"], channel: value }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]) => fieldsIn(each, [...path, key])),
  ];
}

function columnsOf(rows: Rows): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function checkUse(
  { field, path, channel }: Use,
  rows: Rows,
  made: ReadonlySet<string>,
  spec: Spec,
): VFileMessage[] {
  const [name = ""] = field.split(/[.[]/, 1);
  if (made.has(field) || made.has(name)) return [];
  const columns = columnsOf(rows);
  if (!columns.includes(field) && !columns.includes(name)) {
    const expected =
      columns.length > 0
        ? nearestOrAll(field, columns, "a column of the data")
        : "data with columns";
    return [
      spec.problemAt("chart-data", path, `Unexpected column \`${field}\`, expected ${expected}`),
    ];
  }
  const fault = columnFault(field, channel, rows);
  return fault === undefined ? [] : [spec.problemAt("chart-data", path, fault)];
}
