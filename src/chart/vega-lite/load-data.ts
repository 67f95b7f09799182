import { read } from "vega";
import type { VFileMessage } from "vfile-message";
import { isRecord } from "../../episode/chart-steps.ts";
import { findJsonFault } from "../../episode/json-fault.ts";
import { nearest, problem } from "../../episode/problem.ts";
import { backslashReason, isAbsolute, localPath } from "../../episode/source-file.ts";
import { ChartError } from "../chart.ts";
import type { Path, Spec } from "../read-spec.ts";
import { DAY_FIRST } from "./check-column.ts";
import { encodingFault, tableFault, type TextFault } from "./check-table.ts";

export type Row = Readonly<Record<string, unknown>>;
export type Rows = readonly Row[];

/** Reads files of `public/<episode>/`. */
export interface DataFiles {
  /** What messages call the folder. */
  readonly folder: string;
  /** Paths of its data files below it, with `/`. */
  readonly names: readonly string[];
  /** @throws for a file outside the folder, by a link */
  readonly read: (name: string) => Promise<string>;
}

/** Of a file, or of data in the chart: what more a chart would show could not be read from it. */
const MOST_CHARACTERS = 5_000_000;
const MOST_ROWS = 50_000;

/** The data of a chart, read. */
export interface LoadedData {
  /** The spec with its data in it; nothing is left to load. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The rows of each `data`, by the path of the view that has it, as JSON. */
  readonly rowsAt: ReadonlyMap<string, Rows>;
}

/**
 * Puts the data of a chart into it.
 *
 * @throws {ChartError} with all that can't be read, or may not be
 */
export async function loadData(spec: Spec, files: DataFiles): Promise<LoadedData> {
  const rowsAt = new Map<string, Rows>();
  const dates = new Set(temporalIn(spec.value));
  const problems: VFileMessage[] = [];
  const fill = async (value: unknown, path: Path): Promise<unknown> => {
    if (Array.isArray(value))
      return Promise.all(value.map((each, index) => fill(each, [...path, index])));
    if (!isRecord(value)) return value;
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, each]) => {
        if (key !== "data" || !isRecord(each)) return [key, await fill(each, [...path, key])];
        try {
          const filled = await fillData(each, [...path, key], spec, { files, dates });
          if (filled.rows) rowsAt.set(JSON.stringify(path), filled.rows);
          return [key, filled.data];
        } catch (error) {
          if (!(error instanceof ChartError)) throw error;
          problems.push(...error.problems);
          return [key, each];
        }
      }),
    );
    return Object.fromEntries(entries);
  };
  const value = await fill(spec.value, []);
  if (problems.length > 0) throw new ChartError(problems);
  return { value: isRecord(value) ? value : {}, rowsAt };
}

interface Filled {
  readonly data: unknown;
  readonly rows?: Rows | undefined;
}

async function fillData(
  data: Readonly<Record<string, unknown>>,
  path: Path,
  spec: Spec,
  { files, dates }: { readonly files: DataFiles; readonly dates: ReadonlySet<string> },
): Promise<Filled> {
  const { url, values, format, name } = data;
  const refuse = (at: Path, reason: string): never => {
    throw new ChartError([spec.problemAt("chart-data", at, reason)]);
  };
  if (isRecord(data["sequence"])) checkSequence(data["sequence"], [...path, "sequence"], refuse);
  if (url === undefined && values === undefined) return { data };
  const given = isRecord(format) ? format : {};
  const text = url === undefined ? values : await readFile(url, [...path, "url"], files, refuse);
  const file = typeof url === "string" ? `${files.folder}/${localPath(url)}` : undefined;
  const type = given["type"] ?? (typeof url === "string" ? endingOf(url) : "csv");
  if (typeof text !== "string") {
    const rows = rowsOf(text);
    if (!rows) return refuse([...path, "values"], "Unexpected values, expected a list of rows");
    checkNumbers(rows, [...path, "values"], spec);
    if (rows.length > MOST_ROWS)
      return refuse(path, `Unexpected ${rows.length} rows, expected at most ${MOST_ROWS}`);
    return { data: { ...(name !== undefined && { name }), values: rows }, rows };
  }
  const at = url === undefined ? [...path, "values"] : [...path, "url"];
  const written = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf({ ...given, type });
  const fault = encodingFault(written) ?? (delimiter && tableFault(written, delimiter));
  if (fault && file !== undefined) throw new ChartError([problemIn(file, written, fault)]);
  if (fault) return refuse(at, fault.reason);
  const parsed = await parse(written, { ...given, type }, refuse, { at, file, dates });
  // A map: its features are no rows.
  if (given["type"] === "topojson") return { data: { values: parsed, format } };
  const rows = rowsOf(parsed);
  if (!rows || rows.length === 0) return refuse(at, "Unexpected data, expected rows with columns");
  if (rows.length > MOST_ROWS)
    return refuse(at, `Unexpected ${rows.length} rows, expected at most ${MOST_ROWS}`);
  return { data: { ...(name !== undefined && { name }), values: rows }, rows };
}

/** `{ sand: 4,000 }` has a key `000` in YAML. @throws {ChartError} with its place */
function checkNumbers(rows: Rows, path: Path, { problemAt }: Spec): void {
  for (const [index, row] of rows.entries()) {
    const key = Object.keys(row).find((name) => row[name] === null && /^\d+$/.test(name));
    if (key === undefined) continue;
    const reason = `Unexpected digits without a key, expected a number without \`,\`, as \`4000\`, or quotes around a text`;
    throw new ChartError([problemAt("chart-data", [...path, index, key], reason, "key")]);
  }
}

/** What is between the cells of a text, if it is one of cells below a head. */
function delimiterOf({ type, delimiter, header }: Readonly<Record<string, unknown>>) {
  if (header !== undefined) return undefined;
  if (type === "dsv")
    return typeof delimiter === "string" && delimiter.length === 1 ? delimiter : undefined;
  return type === "csv" ? "," : type === "tsv" ? "\t" : undefined;
}

function problemIn(path: string, text: string, { offset, reason }: TextFault): VFileMessage {
  const lines = text.slice(0, offset).split("\n");
  const start = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  return problem("chart-data", { path, position: { start, end: start } }, reason);
}

function checkSequence(
  { start = 0, stop, step = 1 }: Readonly<Record<string, unknown>>,
  path: Path,
  refuse: (at: Path, reason: string) => never,
): void {
  const count = (Number(stop) - Number(start)) / Number(step);
  if (count >= 0 && count <= MOST_ROWS) return;
  refuse(
    path,
    `Unexpected sequence, expected \`start\`, \`stop\` and \`step\` of at most ${MOST_ROWS} rows`,
  );
}

async function readFile(
  url: unknown,
  path: Path,
  { folder, names, read: readText }: DataFiles,
  refuse: (at: Path, reason: string) => never,
): Promise<string> {
  if (typeof url !== "string" || isAbsolute(url))
    return refuse(
      path,
      `Unexpected data from elsewhere \`${String(url)}\`, expected a file in \`${folder}\``,
    );
  const name = localPath(url);
  if (!names.includes(name)) {
    const near = nearest(name, names);
    const close = near === undefined ? "" : `, as \`${near}\``;
    return refuse(
      path,
      backslashReason(name) ??
        `Unexpected missing data \`${url}\`, expected a .csv, .tsv or .json file in \`${folder}\`${close}`,
    );
  }
  const text = await readText(name).catch((error: unknown): never => {
    const why = error instanceof Error ? error.message : String(error);
    return refuse(path, `Unexpected data \`${url}\`, expected a file that can be read: ${why}`);
  });
  if (text.length > MOST_CHARACTERS)
    return refuse(
      path,
      `Unexpected ${text.length} characters in \`${url}\`, expected at most ${MOST_CHARACTERS}`,
    );
  return text;
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

/** @throws {ChartError} with the place in the file, if that is what can't be read */
async function parse(
  text: string,
  format: Readonly<Record<string, unknown>>,
  refuse: (at: Path, reason: string) => never,
  {
    at,
    file,
    dates,
  }: {
    readonly at: Path;
    readonly file: string | undefined;
    /** Columns that are dates wherever the chart says what they are. */
    readonly dates: ReadonlySet<string>;
  },
): Promise<unknown> {
  const type = String(format["type"]);
  try {
    const values: unknown = read(text, { parse: "auto", ...format });
    const isText = type === "csv" || type === "tsv" || type === "dsv";
    if (isText && format["parse"] === undefined)
      keepTexts(values, read(text, { ...format, parse: {} }), dates);
    return values;
  } catch {
    const isJson = file !== undefined && type.endsWith("json");
    const fault = isJson ? await findJsonFault(text) : undefined;
    if (file === undefined || !fault)
      return refuse(at, `Unexpected data, expected ${type} that can be read`);
    const place = { path: file, position: fault.position };
    throw new ChartError([problem("chart-data", place, fault.reason)]);
  }
}

/** A number with a decimal comma, a currency or a percent sign. */
const WRITTEN_NUMBER = /^[\s+\-−$€£¥]*\d+(?:[.,]\d+)?[\s%‰$€£¥]*$/;

/**
 * Keeps as text what Vega takes for something else: what is a number or a day to people, as `2,5`, `12%` and `1.12.2019`,
 * for a date, and a year among dates for a number.
 */
function keepTexts(values: unknown, written: unknown, dates: ReadonlySet<string>): void {
  const texts = rowsOf(written) ?? [];
  for (const [index, row] of (rowsOf(values) ?? []).entries()) {
    for (const [column, text] of Object.entries(texts[index] ?? {})) {
      const isTaken = typeof text === "string" && typeof row[column] !== "string";
      if (!isTaken) continue;
      const isOther = Number.isFinite(Number(text))
        ? dates.has(column) && /^\d{4}$/.test(text)
        : WRITTEN_NUMBER.test(text) || DAY_FIRST.test(text);
      if (isOther) Object.assign(row, { [column]: text });
    }
  }
}

/** Columns that are dates where a channel says what they are. */
function temporalIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(temporalIn);
  if (!isRecord(value)) return [];
  const { field, type } = value;
  const own = typeof field === "string" && type === "temporal" ? [field] : [];
  return [...own, ...Object.values(value).flatMap(temporalIn)];
}

/** Rows of named columns; what is no such row is one with the column `data`, as Vega has it. */
function rowsOf(values: unknown): Rows | undefined {
  if (!Array.isArray(values)) return undefined;
  return values.map((each: unknown) => (isRecord(each) ? each : { data: each }));
}
