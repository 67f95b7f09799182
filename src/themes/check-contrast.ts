import { contrast, LEAST_CONTRAST, withContrast } from "./colours.ts";
import type { Colour, ThemeColours } from "./theme.ts";

type Name = keyof ThemeColours;

const GROUNDS = ["paper", "card", "mark", "sheet"] as const;
const TINTS = ["accent-tint", "positive-tint", "negative-tint"] as const;

/** What is written in a colour, on which grounds. */
const PAIRS: readonly (readonly [text: Name, grounds: readonly Name[]])[] = [
  ["ink", [...GROUNDS, ...TINTS]],
  ["soft", [...GROUNDS, ...TINTS]],
  ["accent", [...GROUNDS, "accent-tint"]],
  ["positive", [...GROUNDS, "positive-tint"]],
  ["negative", [...GROUNDS, "negative-tint"]],
  ["on-accent", ["accent-fill"]],
];

export interface PoorContrast {
  readonly text: Name;
  /** Of all grounds of the text, the one on which it is worst. */
  readonly ground: Name;
  readonly scheme: keyof Colour;
  /** Rounded down, so that it is never as much as is needed. */
  readonly ratio: number;
  /** A colour near the text's that would do on all of them. */
  readonly better: string;
}

/** Finds text that can't be read well on a ground that it may stand on. */
export function findPoorContrast(colours: ThemeColours): PoorContrast[] {
  return PAIRS.flatMap(([text, grounds]) =>
    (["light", "dark"] as const).flatMap((scheme): PoorContrast[] => {
      const over = colours[text][scheme];
      const ratioOn = (ground: Name) => contrast(over, colours[ground][scheme]);
      const [worst] = grounds.toSorted((a, b) => ratioOn(a) - ratioOn(b));
      if (worst === undefined || ratioOn(worst) >= LEAST_CONTRAST) return [];
      const better = grounds.reduce(
        (colour, ground) => withContrast(colour, colours[ground][scheme]),
        over,
      );
      const ratio = Math.floor(ratioOn(worst) * 10) / 10;
      return [{ text, ground: worst, scheme, ratio, better }];
    }),
  );
}
