import * as v from "valibot";
import type { Stroke } from "../episode/episode.ts";
import type { MeasureText } from "./measure-text.ts";

/** What short forms and Vega-Lite are drawn with. */
export interface Kit {
  readonly measure: MeasureText;
  /** The value of an SVG attribute for a colour's name. @throws {ChartError} that names what is none */
  readonly colourOf: (name: string) => string;
  /** That of a badge of the show. @throws {ChartError} that names what is none */
  readonly strokeOf: (badge: string) => Stroke;
  readonly words: ChartWords;
  /** BCP 47 tag. */
  readonly language: string;
  /** Milliseconds of the processor after which a chart of Vega-Lite without data is given up. */
  readonly timeout: number;
}

/** Texts of the interface. */
export interface ChartWords {
  /** A chart of no kind that has a name of its own. */
  readonly chart: string;
  /** By the names of Vega-Lite's marks. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly group: string;
  readonly count: string;
  readonly when: string;
  readonly what: string;
}

const Step = v.optional(
  v.pipe(
    v.number("a whole number"),
    v.integer("a whole number"),
    v.minValue(1, "1 or more"),
    v.maxValue(99, "99 or less"),
  ),
);

/** Keys that say by which step something is shown, and after which it goes. */
export const Steps = { step: Step, until: Step };

/** Whether what is shown goes only after it has come. */
export function isShown({ step, until }: Shown): boolean {
  return step === undefined || until === undefined || until >= step;
}

/** What is told of what goes before it comes. */
export const LATER_END = "an `until` that is not before its `step`";

export const Colour = v.optional(v.string("a colour"));

/** When something is shown: from a step on, to another. */
export interface Shown {
  readonly step?: number | undefined;
  readonly until?: number | undefined;
}

/** The attributes of what a step shows. */
export function stepsOf({ step, until }: Shown) {
  return { dataStep: step, dataUntil: until };
}
