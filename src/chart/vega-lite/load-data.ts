import { read } from "vega";
import type { VFileMessage } from "vfile-message";
import { isRecord } from "../../episode/chart-steps.ts";
import { findJsonFault } from "../../episode/json-fault.ts";
import { nearest, problem } from "../../episode/problem.ts";
import { backslashReason, isAbsolute, localPath } from "../../episode/source-file.ts";
import { ChartError } from "../chart.ts";
import type { Path, Spec } from "../read-spec.ts";

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
  const problems: VFileMessage[] = [];
  const fill = async (value: unknown, path: Path): Promise<unknown> => {
    if (Array.isArray(value))
      return Promise.all(value.map((each, index) => fill(each, [...path, index])));
    if (!isRecord(value)) return value;
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, each]) => {
        if (key !== "data" || !isRecord(each)) return [key, await fill(each, [...path, key])];
        try {
          const filled = await fillData(each, [...path, key], spec, files);
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
  files: DataFiles,
): Promise<Filled> {
  const { url, values, format, name } = data;
  const refuse = (at: Path, reason: string): never => {
    throw new ChartError([spec.problemAt("chart-data", at, reason)]);
  };
  if (isRecord(data["sequence"])) checkSequence(data["sequence"], [...path, "sequence"], refuse);
  if (url === undefined && values === undefined) return { data };
  const given = isRecord(format) ? format : {};
  const text = url === undefined ? values : await readFile(url, [...path, "url"], files, refuse);
  const type = given["type"] ?? (typeof url === "string" ? endingOf(url) : "csv");
  if (typeof text !== "string") {
    const rows = rowsOf(text);
    if (!rows) return refuse([...path, "values"], "Unexpected values, expected a list of rows");
    if (rows.length > MOST_ROWS)
      return refuse(path, `Unexpected ${rows.length} rows, expected at most ${MOST_ROWS}`);
    return { data: { ...(name !== undefined && { name }), values: rows }, rows };
  }
  const at = url === undefined ? [...path, "values"] : [...path, "url"];
  const parsed = await parse(text, { ...given, type }, refuse, {
    at,
    file: typeof url === "string" ? `${files.folder}/${localPath(url)}` : undefined,
  });
  // A map: its features are no rows.
  if (given["type"] === "topojson") return { data: { values: parsed, format } };
  const rows = rowsOf(parsed);
  if (!rows || rows.length === 0) return refuse(at, "Unexpected data, expected rows with columns");
  if (rows.length > MOST_ROWS)
    return refuse(at, `Unexpected ${rows.length} rows, expected at most ${MOST_ROWS}`);
  return { data: { ...(name !== undefined && { name }), values: rows }, rows };
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
    const close = names.length > 0 ? `, as \`${nearest(name, names)}\`` : "";
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
  { at, file }: { readonly at: Path; readonly file: string | undefined },
): Promise<unknown> {
  const type = String(format["type"]);
  try {
    const written = text.replace(/^\uFEFF/, "");
    const values: unknown = read(written, { parse: "auto", ...format });
    const isText = type === "csv" || type === "tsv" || type === "dsv";
    if (isText && format["parse"] === undefined)
      keepNumbers(values, read(written, { ...format, parse: {} }));
    return values;
  } catch {
    const isJson = file !== undefined && type.endsWith("json");
    const fault = isJson ? await findJsonFault(text.replace(/^\uFEFF/, " ")) : undefined;
    if (file === undefined || !fault)
      return refuse(at, `Unexpected data, expected ${type} that can be read`);
    const place = { path: file, position: fault.position };
    throw new ChartError([problem("chart-data", place, fault.reason)]);
  }
}

/** A number with a decimal comma, a currency or a percent sign. */
const WRITTEN_NUMBER = /^[\s+\-−$€£¥]*\d+(?:[.,]\d+)?[\s%‰$€£¥]*$/;

/** Keeps as text what is a number to people, and which Vega, as it is none to it, takes for a date: `2,5`, `12%`. */
function keepNumbers(values: unknown, written: unknown): void {
  const texts = rowsOf(written) ?? [];
  for (const [index, row] of (rowsOf(values) ?? []).entries()) {
    for (const [column, text] of Object.entries(texts[index] ?? {})) {
      const isTaken = typeof text === "string" && typeof row[column] !== "string";
      if (isTaken && !Number.isFinite(Number(text)) && WRITTEN_NUMBER.test(text))
        Object.assign(row, { [column]: text });
    }
  }
}

/** Rows of named columns; what is no such row is one with the column `data`, as Vega has it. */
function rowsOf(values: unknown): Rows | undefined {
  if (!Array.isArray(values)) return undefined;
  return values.map((each: unknown) => (isRecord(each) ? each : { data: each }));
}
