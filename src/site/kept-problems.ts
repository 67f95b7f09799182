import { VFileMessage } from "vfile-message";
import { type Details, type Place, Problem, problem } from "../episode/problem.ts";
import { RULES, type RuleId } from "../episode/rules/rules.ts";

/** A problem as JSON has it. */
export interface KeptProblem extends Details {
  readonly rule: RuleId;
  readonly place: Place;
  readonly reason: string;
  /** As the settings of its episode have it. */
  readonly isError: boolean;
}

export function keepProblem(message: VFileMessage): KeptProblem {
  const { ruleId, reason, actual, expected, cause, fatal } = message;
  return {
    rule: isRule(ruleId) ? ruleId : "episode-file",
    place: placeOf(message),
    reason,
    isError: fatal === true,
    actual,
    expected,
    cause: cause instanceof VFileMessage ? placeOf(cause) : undefined,
    edit: message instanceof Problem ? message.edit : undefined,
  };
}

export function reviveProblem({ rule, place, reason, isError, ...details }: KeptProblem): Problem {
  const message = problem(rule, place, reason, details);
  message.fatal = isError;
  return message;
}

function isRule(name: string | undefined): name is RuleId {
  return name !== undefined && Object.hasOwn(RULES, name);
}

/** Its `place` may be a position, or a point. */
function placeOf({ file, place }: VFileMessage): Place {
  const position = place && ("start" in place ? place : { start: place, end: place });
  return { path: file ?? "", position };
}
