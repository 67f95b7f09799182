import type { Position } from "unist";
import * as v from "valibot";
import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules.ts";

/** What a file of another program says, as far as it could be read, and what is wrong with it. */
export interface Reading<Value> {
  /** Only when no problem is an error. */
  readonly value?: Value | undefined;
  readonly problems: readonly VFileMessage[];
}

/** Messages about one file: where everything is wrong, no more help. */
export const MOST_PROBLEMS = 50;

export interface ProblemCollector {
  readonly problems: readonly VFileMessage[];
  readonly report: (rule: RuleId, position: Position | undefined, reason: string) => void;
}

/** Collects what is wrong with one file, up to {@link MOST_PROBLEMS}. */
export function collectProblems(path: string): ProblemCollector {
  const problems: VFileMessage[] = [];
  return {
    problems,
    report(rule, position, reason) {
      if (problems.length < MOST_PROBLEMS) problems.push(problem(rule, { path, position }, reason));
    },
  };
}

/** Where a file begins: the place of what is wrong with all of it. */
export const BEGINNING: Position = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

/**
 * Where a part of a line stands.
 *
 * @param index the line's, from 0
 * @param column from 1
 */
export function positionInLine(index: number, column: number, length: number): Position {
  const line = index + 1;
  return { start: { line, column }, end: { line, column: column + length } };
}

/** Tells where what lies between two offsets of a text stands. */
export function positionsIn(text: string): (from: number, to?: number) => Position {
  const places = location(text);
  return (from, to = from) => {
    const [start, end] = [places.toPoint(from), places.toPoint(to)];
    return start && end ? { start, end } : BEGINNING;
  };
}

const SECONDS = "seconds, 0 or more";

/** A time or a length, as JSON has it. */
export const Seconds = v.pipe(
  v.number(SECONDS),
  v.check((seconds) => Number.isFinite(seconds) && seconds >= 0, SECONDS),
);
