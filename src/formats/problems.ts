import type { Position } from "unist";
import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";

/** Problems of one file that are reported in full; the rest are counted, with their lines. */
const MOST_PROBLEMS = 1000;
/** Ranges of lines that such a count names. */
const MOST_RANGES = 200;

export interface ProblemCollector {
  /** Adds a problem; its position is only computed when it is reported in full. */
  readonly report: (
    rule: RuleId,
    position: Position | undefined | (() => Position | undefined),
    reason: string,
  ) => void;
  /** All problems that were reported. */
  readonly problems: () => VFileMessage[];
}

/** Collects the problems of one file: up to {@link MOST_PROBLEMS} in full, the rest as one message a rule. */
export function collectProblems(path: string): ProblemCollector {
  const problems: VFileMessage[] = [];
  const rest = new Map<RuleId, Rest>();
  return {
    report(rule, position, reason) {
      if (problems.length < MOST_PROBLEMS) {
        const found = typeof position === "function" ? position() : position;
        problems.push(problem(rule, { path, position: found }, reason));
        return;
      }
      const known = rest.get(rule) ?? { count: 0, lines: new Set<number>() };
      known.count += 1;
      if (typeof position === "object") known.lines.add(position.start.line);
      rest.set(rule, known);
    },
    problems: () => [
      ...problems,
      ...Array.from(rest, ([rule, { count, lines }]) => {
        const where = lines.size === 0 ? "" : `, in lines ${formatLines(lines)}`;
        const reason = `Unexpected ${count.toLocaleString("en-GB")} more problems of this kind, expected none${where}`;
        return problem(rule, { path, position: BEGINNING }, reason);
      }),
    ],
  };
}

interface Rest {
  count: number;
  readonly lines: Set<number>;
}

/** `3, 5–9, 12` */
function formatLines(lines: ReadonlySet<number>): string {
  const ranges: { from: number; to: number }[] = [];
  for (const line of [...lines].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === line - 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  const shown = ranges
    .slice(0, MOST_RANGES)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  const further = ranges.length > MOST_RANGES ? ` and further up to ${ranges.at(-1)?.to}` : "";
  return shown.join(", ") + further;
}

/** The first character of a file: the place of a problem that concerns all of it. */
export const BEGINNING: Position = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

/**
 * The position of a part of a line.
 *
 * @param index of the line, from 0
 * @param column from 1
 */
export function positionInLine(index: number, column: number, length: number): Position {
  const line = index + 1;
  return { start: { line, column }, end: { line, column: column + length } };
}

/** A function from two offsets in a text to the position between them. */
export function positionsIn(text: string): (from: number, to?: number) => Position {
  const places = location(text);
  return (from, to = from) => {
    const [start, end] = [places.toPoint(from), places.toPoint(to)];
    return start && end ? { start, end } : BEGINNING;
  };
}
