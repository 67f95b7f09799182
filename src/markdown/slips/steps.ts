import { expected, mended, type Slip } from "./slip.ts";
import { isStepLine } from "../../episode/episode.ts";

/** Comments of Mermaid that are meant to begin a step. */
export const STEPS: readonly Slip[] = [
  {
    rule: "steps-syntax",
    pattern: /^([ \t]*)(?:%+|\/\/|#)[ \t]*(steps?|click)[ \t]*[:.#-]?[ \t]*(\d*)[ \t]*$/gim,
    meant: ({ 0: line, 1: indent = "", 2: word = "", 3: number = "", input, index }) => {
      if (isStepLine(line)) return undefined;
      // Steps with numbers may be meant in another order, and `%% Steps` as a heading of those below it.
      const isSure = word.toLowerCase() === "step" && number === "";
      const showsNothing = !/^\s*(?!%|`{3}|~{3})\S/.test(input.slice(index + line.length));
      return isSure && !showsNothing ? mended(`${indent}%% step`) : expected("`%% step`");
    },
  },
];
