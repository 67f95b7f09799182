import type { VFileMessage } from "vfile-message";
import { isRecord } from "../../episode/chart-steps.ts";
import { nearestOrAll } from "../../episode/problem.ts";
import type { Path, Spec } from "../read-spec.ts";
import { COMPOSITIONS } from "./check-spec.ts";
import type { Row, Rows } from "./load-data.ts";

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
  return checkView(spec.value, [], { rows: undefined, made: new Set() }, spec, rowsAt);
}

interface Known {
  readonly rows: Rows | undefined;
  /** Columns that transforms make; undefined when they make names of their data. */
  readonly made: Columns;
}

function checkView(
  view: Readonly<Record<string, unknown>>,
  path: Path,
  outer: Known,
  spec: Spec,
  rowsAt: ReadonlyMap<string, Rows>,
): VFileMessage[] {
  const own = "data" in view;
  const known: Known = {
    rows: own ? rowsAt.get(JSON.stringify(path)) : outer.rows,
    made: union(own ? new Set() : outer.made, madeBy(view["transform"])),
  };
  const inner = [...COMPOSITIONS, "spec"].flatMap((key) => {
    const held = view[key];
    const views: readonly unknown[] = Array.isArray(held) ? held : [held];
    return views.flatMap((each, index) => {
      const at = Array.isArray(held) ? [...path, key, index] : [...path, key];
      return isRecord(each) ? checkView(each, at, known, spec, rowsAt) : [];
    });
  });
  const { rows, made } = known;
  if (!rows || !made || "repeat" in view) return inner;
  const problems = fieldsIn(view["encoding"], [...path, "encoding"]).flatMap((use) =>
    checkUse(use, rows, made, spec),
  );
  return [...problems, ...inner];
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
  readonly isQuantitative: boolean;
}

/** The columns that an encoding names: those of channels, of their conditions, and by which they are sorted. */
function fieldsIn(value: unknown, path: Path): Use[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => fieldsIn(each, [...path, index]));
  if (!isRecord(value)) return [];
  const { field, type, aggregate } = value;
  const own =
    typeof field === "string"
      ? [{ field, path: [...path, "field"], isQuantitative: type === "quantitative" && !aggregate }]
      : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]) => fieldsIn(each, [...path, key])),
  ];
}

function checkUse(
  { field, path, isQuantitative }: Use,
  rows: Rows,
  made: ReadonlySet<string>,
  spec: Spec,
): VFileMessage[] {
  const [name = ""] = field.split(/[.[]/, 1);
  if (made.has(field) || made.has(name)) return [];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (!columns.includes(field) && !columns.includes(name)) {
    const expected = columns.length > 0 ? nearestOrAll(field, columns) : "data with columns";
    return [
      spec.problemAt("chart-data", path, `Unexpected column \`${field}\`, expected ${expected}`),
    ];
  }
  const wrong = isQuantitative ? rows.findIndex((row) => isText(row, field)) : -1;
  if (wrong < 0) return [];
  const shown = String(rows[wrong]?.[field]).slice(0, 40);
  const example = /^\d+,\d+$/.test(shown) ? ` with a point, as \`${shown.replace(",", ".")}\`` : "";
  const reason = `Unexpected \`${shown}\` in row ${wrong + 1} of column \`${field}\`, expected numbers${example}`;
  return [spec.problemAt("chart-data", path, reason)];
}

function isText(row: Row, field: string): boolean {
  const value = row[field];
  return typeof value === "string" && value.trim() !== "" && !Number.isFinite(Number(value));
}
