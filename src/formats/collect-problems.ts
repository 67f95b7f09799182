import type { Position } from "unist";
import type { VFileMessage } from "vfile-message";
import { problem, type RuleId } from "../episode/problem.ts";

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
