import { isRecord } from "../../episode/chart-steps.ts";
import type { Row, Rows } from "./load-data.ts";

/** What is wrong with the values of a column for what a channel takes them for: "Unexpected X, expected Y". */
export function columnFault(
  field: string,
  channel: Readonly<Record<string, unknown>>,
  rows: Rows,
): string | undefined {
  const { type, aggregate } = channel;
  if (aggregate) return undefined;
  if (type === "quantitative") return numberFault(field, rows);
  return type === "temporal"
    ? (yearFault(field, channel, rows) ?? dateFault(field, rows))
    : undefined;
}

function numberFault(field: string, rows: Rows): string | undefined {
  const isWrong = (text: string) => !Number.isFinite(Number(text));
  return faultOf(field, rows, isWrong, (shown) => {
    if (THOUSANDS.test(shown)) return `numbers without \`,\`, as \`${shown.replaceAll(",", "")}\``;
    if (!/^\d+,\d+$/.test(shown)) return "numbers";
    return `numbers with a point, as \`${shown.replace(",", ".")}\``;
  });
}

/** A number whose thousands are set apart. */
const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+$/;

/** Numbers are milliseconds of 1970 where they are to be dates: years all come to lie at one point. */
function yearFault(
  field: string,
  { timeUnit, scale, bin }: Readonly<Record<string, unknown>>,
  rows: Rows,
): string | undefined {
  const isOfYears =
    timeUnit === undefined ||
    /^(?:binned)?(?:utc)?year/.test(typeof timeUnit === "string" ? timeUnit : "");
  const isScaled = isRecord(scale) && ("type" in scale || "domain" in scale);
  if (!isOfYears || isScaled || bin) return undefined;
  const values = rows
    .map((row) => row[field])
    .filter((value) => value !== undefined && value !== null);
  const first = values.find(isYear);
  if (first === undefined || !values.every(isYear)) return undefined;
  return `Unexpected \`${first}\` as a date in column \`${field}\`, which is that many milliseconds of 1970, expected \`type: ordinal\`, or dates, as \`${first}-01-01\``;
}

function isYear(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1000 && Number(value) <= 3000;
}

/** A day, a month and a year, of which JavaScript takes the month for the day where it can. */
export const DAY_FIRST = /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*$/;

function dateFault(field: string, rows: Rows): string | undefined {
  const isWrong = (text: string) => DAY_FIRST.test(text) || Number.isNaN(Date.parse(text));
  return faultOf(field, rows, isWrong, (shown) => {
    const [, day = "24", month = "12", year = "2019"] = DAY_FIRST.exec(shown) ?? [];
    return `dates, as \`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}\``;
  });
}

/** What is wrong with the first text of a column that is. */
function faultOf(
  field: string,
  rows: Rows,
  isWrong: (text: string) => boolean,
  expected: (shown: string) => string,
): string | undefined {
  const index = rows.findIndex((row) => isText(row, field) && isWrong(String(row[field])));
  if (index < 0) return undefined;
  const shown = String(rows[index]?.[field]).slice(0, 40);
  return `Unexpected \`${shown}\` in row ${index + 1} of column \`${field}\`, expected ${expected(shown)}`;
}

function isText(row: Row, field: string): boolean {
  const value = row[field];
  return typeof value === "string" && value.trim() !== "";
}
