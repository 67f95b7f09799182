import { distance } from "fastest-levenshtein";
import { expected, mended, type Slip } from "./slip.ts";
import { isStepLine } from "../../episode/episode.ts";

/** Comments of Mermaid that are meant to begin a step. */
export const STEPS: readonly Slip[] = [
  {
    rule: "steps-syntax",
    pattern:
      /^([ \t]*)(?:%+|\/\/|#)[ \t]*(?:([-–—*]+)[ \t]*)?([a-z]+)[ \t]*(?:[:.#-][ \t]*)?(?:(\d+|one|two|three|four|five|six|seven|eight|nine)[ \t]*)?$/gim,
    meant: ({
      0: line,
      1: indent = "",
      2: dash = "",
      3: written = "",
      4: number = "",
      input,
      index,
    }) => {
      const word = written.toLowerCase();
      const isStepped = /^.*\bsteps\b/.test(input);
      if (isStepLine(line)) return undefined;
      if (!/^(?:steps?|click)$/.test(word) && !(isStepped && isNearStep(word))) return undefined;
      // Steps with numbers may be meant in another order, and `%% Steps` as a heading of those below it.
      const isSure = word === "step" && number === "" && dash === "";
      const showsNothing = !/^\s*(?!%|`{3}|~{3})\S/.test(input.slice(index + line.length));
      return isSure && !showsNothing ? mended(`${indent}%% step`) : expected("`%% step`");
    },
  },
];

/** Whether a word is `step` with a slip of the keys, or what begins one in other programs. */
function isNearStep(word: string): boolean {
  if (word === "stop" || word === "stem") return false;
  return /^(?:pause|stpe|setp|tsep)$/.test(word) || distance(word, "step") === 1;
}
