import {
  expressionFunction,
  type LocaleFormatters,
  pad as padText,
  timeInterval,
  utcInterval,
} from "vega";
import { expressionInterpreter } from "vega-interpreter";

/** Of a list that an expression makes: Vega's own take all memory for one of a billion. */
const MOST_ITEMS = 50_000;

/** Of a text that an expression makes, likewise. */
const MOST_CHARACTERS = 100_000;

/**
 * Puts in place of functions of Vega's expressions those that refuse to make what a short text can ask for, and no chart
 * has room for.
 */
export function boundExpressions(): void {
  expressionFunction("sequence", sequence);
  expressionFunction("pad", pad);
  expressionFunction("timeSequence", timeSequence(timeInterval));
  expressionFunction("utcSequence", timeSequence(utcInterval));
}

/** Numbers from a first one to before a last one, as Vega has them. */
function sequence(first: number, last?: number, step = 1): number[] {
  const [start, stop] = last === undefined ? [0, first] : [first, last];
  const length = Math.max(0, Math.ceil((stop - start) / step)) || 0;
  expectAtMost(MOST_ITEMS, length, "numbers in a sequence");
  return Array.from({ length }, (_, index) => start + index * step);
}

function pad(text: unknown, length: number, ...how: [string?, ("left" | "center" | "right")?]) {
  expectAtMost(MOST_CHARACTERS, length, "characters of `pad`");
  return padText(String(text), length, ...how);
}

/** Dates from a first one to before a last one. */
function timeSequence(intervalOf: typeof timeInterval) {
  return (unit: string, start: Date, stop: Date, step = 1): Date[] | undefined => {
    const interval = intervalOf(unit);
    if (!interval) return undefined;
    // Of quarters, which are every third month, D3 has no count.
    const length = interval.count
      ? interval.count(new Date(start), new Date(stop)) / step
      : (intervalOf("month")?.count?.(new Date(start), new Date(stop)) ?? 0) / 3 / step;
    expectAtMost(MOST_ITEMS, Math.ceil(length), "dates in a sequence");
    return interval.range(start, stop, step);
  };
}

/** Makes a function that evaluates an expression. */
type Interpreter = (context: unknown, expression: unknown) => (...given: unknown[]) => unknown;

/**
 * Vega's interpreter of expressions, for values of which those of other expressions are made: each could have the one
 * before twice in it.
 */
export const boundInterpreter = {
  ...expressionInterpreter,
  operator: boundValues(expressionInterpreter.operator),
  parameter: boundValues(expressionInterpreter.parameter),
};

function boundValues(interpreter: Interpreter): Interpreter {
  return (context, expression) => {
    const evaluate = interpreter(context, expression);
    return (...given) => {
      const value = evaluate(...given);
      if (typeof value === "string") expectAtMost(MOST_CHARACTERS, value.length, "characters");
      if (Array.isArray(value)) expectAtMost(MOST_ITEMS, countItems(value), "items of a list");
      return value;
    };
  };
}

/** Items of a list, and of those in it, as far as it matters. */
function countItems(list: readonly unknown[]): number {
  let count = list.length;
  for (const item of list) {
    if (count > MOST_ITEMS) return count;
    if (Array.isArray(item)) count += countItems(item);
  }
  return count;
}

/** Formats of numbers, without those that fill a room of a billion characters with zeros. */
export function boundFormats(formats: LocaleFormatters): LocaleFormatters {
  const bound =
    <Given extends unknown[], Result>(format: (...given: Given) => Result) =>
    (...given: Given): Result => {
      for (const each of given)
        if (typeof each === "string")
          expectAtMost(MOST_WIDTH, widest(each), "characters of a format");
      return format(...given);
    };
  const { format, formatPrefix, formatFloat, formatSpan } = formats;
  return {
    ...formats,
    format: bound(format),
    formatPrefix: bound(formatPrefix),
    formatFloat: bound(formatFloat),
    formatSpan: bound(formatSpan),
  };
}

const MOST_WIDTH = 999;

/** The largest whole number in a format. */
function widest(format: string): number {
  return Math.max(0, ...(format.match(/\d+/g) ?? []).map(Number));
}

function expectAtMost(most: number, count: number, what: string): void {
  if (count > most) throw new Error(`${count} ${what}, expected at most ${most}`);
}
