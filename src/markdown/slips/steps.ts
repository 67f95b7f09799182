import { mended, type Slip } from "./slip.ts";
import { isStepLine } from "../../episode/episode.ts";

/** Comments of Mermaid that are meant to begin a step. */
export const STEPS: readonly Slip[] = [
  {
    rule: "steps-syntax",
    pattern: /^[ \t]*(?:%+|\/\/|#)[ \t]*(?:steps?|click)[ \t]*[:.#-]?[ \t]*\d*[ \t]*$/gim,
    meant: ([line]) =>
      isStepLine(line) ? undefined : mended(`${/^[ \t]*/.exec(line)?.[0] ?? ""}%% step`),
  },
];
