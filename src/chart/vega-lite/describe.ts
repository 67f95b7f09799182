import { isRecord } from "../../episode/chart-steps.ts";
import type { PictureData } from "../../episode/episode.ts";
import type { ChartWords } from "../kit.ts";
import { COMPOSITIONS } from "./check-spec.ts";
import type { Row, Rows } from "./load-data.ts";

type Table = PictureData["table"];
type Json = Readonly<Record<string, unknown>>;

/** A column that a chart shows. */
interface Column {
  readonly field: string;
  readonly title: string | undefined;
  readonly isNumber: boolean;
}

/** Of a table; a chart of more shows their shape, not each. */
const MOST_ROWS = 60;
/** Whose values a description lists. */
const FEW_ROWS = 8;

/**
 * The data that a chart shows, as a table. Where views have data of their own, those of the first.
 *
 * @param rowsAt the rows of each `data`, by the path of its view, as JSON
 */
export function tableOf(spec: Json, rowsAt: ReadonlyMap<string, Rows>, language: string): Table {
  const views = viewsIn(spec, [], undefined, rowsAt);
  const rows = views.find((view) => view.columns.length > 0 && view.rows)?.rows;
  if (!rows) return [];
  const uses = views
    .filter((view) => view.rows === rows)
    .flatMap((view) => view.columns)
    .filter(({ field }) => rows.some((row) => field in row));
  const isNumber = ({ field }: Column) => uses.some((use) => use.field === field && use.isNumber);
  // What the numbers are of comes before them.
  const ordered = uses.toSorted((one, other) => Number(isNumber(one)) - Number(isNumber(other)));
  const columns = new Map<string, string>();
  for (const { field } of ordered) {
    const title = uses.find((use) => use.field === field && use.title !== undefined)?.title;
    columns.set(field, title ?? field);
  }
  const format = new Intl.NumberFormat(language, {
    maximumFractionDigits: 6,
    useGrouping: "min2",
  });
  const cellOf = (row: Row, field: string): string => {
    const value = row[field];
    if (typeof value === "number") return format.format(value);
    if (typeof value === "string") return value;
    return value === undefined || value === null ? "" : JSON.stringify(value);
  };
  const fields = [...columns.keys()];
  const body = rows.slice(0, MOST_ROWS).map((row) => fields.map((field) => cellOf(row, field)));
  return fields.length === 0 ? [] : [[...columns.values()], ...body];
}

/** What a chart shows: its title, its kind, what it is made of and, if they are few, its values. */
export function describe(spec: Json, table: Table, words: ChartWords): string {
  const { title } = spec;
  const heading = isRecord(title) ? title["text"] : title;
  const marks = viewsIn(spec, [], undefined, new Map()).map(({ mark }) => mark);
  const kind = marks.map((mark) => words.kinds[mark ?? ""]).find(Boolean) ?? words.chart;
  const [heads = [], ...rows] = table;
  const what = heads.length > 0 ? `${kind}: ${heads.join(", ")}` : kind;
  const values =
    rows.length > 0 && rows.length <= FEW_ROWS
      ? rows.map((cells) => cells.filter(Boolean).join(" ")).join("; ")
      : undefined;
  return [typeof heading === "string" ? heading : undefined, what, values]
    .filter((part) => part !== undefined)
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

interface View {
  readonly mark: string | undefined;
  readonly rows: Rows | undefined;
  readonly columns: readonly Column[];
}

/** All views of a spec, those within others too, with the data that each one has. */
function viewsIn(
  view: Json,
  path: readonly (string | number)[],
  outer: Rows | undefined,
  rowsAt: ReadonlyMap<string, Rows>,
): View[] {
  const rows = "data" in view ? rowsAt.get(JSON.stringify(path)) : outer;
  const { mark, encoding } = view;
  const type = isRecord(mark) ? mark["type"] : mark;
  const own = {
    mark: typeof type === "string" ? type : undefined,
    rows,
    columns: isRecord(encoding) ? Object.values(encoding).flat().flatMap(columnOf) : [],
  };
  const inner = [...COMPOSITIONS, "spec"].flatMap((key) => {
    const held = view[key];
    const views: readonly unknown[] = Array.isArray(held) ? held : [held];
    return views.flatMap((each, index) => {
      const at = Array.isArray(held) ? [...path, key, index] : [...path, key];
      return isRecord(each) ? viewsIn(each, at, rows, rowsAt) : [];
    });
  });
  return [own, ...inner];
}

function columnOf(channel: unknown): Column[] {
  if (!isRecord(channel)) return [];
  const { field, title, axis, legend, type } = channel;
  if (typeof field !== "string") return [];
  const titles = [
    title,
    isRecord(axis) ? axis["title"] : undefined,
    isRecord(legend) ? legend["title"] : undefined,
  ];
  const written = titles.find((each) => typeof each === "string" && each !== "");
  return [
    {
      field,
      title: typeof written === "string" ? written : undefined,
      isNumber: type === "quantitative",
    },
  ];
}
