import type { Element } from "hast";
import type { VFileMessage } from "vfile-message";
import type { Picture, PictureData, Stroke, Tones } from "../episode/episode.ts";
import type { Place } from "../episode/problem.ts";

/** A fence that holds a chart. */
export interface ChartSource {
  /** Vega-Lite in YAML, or one of our short forms. */
  readonly code: string;
  /** Of the fence; the code's first line is the one after `place.position.start.line`. */
  readonly place: Place;
  /** The show's words for colours. */
  readonly tones: Tones;
  /** The strokes of the show's badges, which `badge: …` gives to a point of a timeline. */
  readonly badges: Readonly<Record<string, Stroke>>;
  /** BCP 47 tag of the episode's language, for numbers and months. */
  readonly language: string;
}

/** The room for a chart in pixels of its slide, and the sizes of its text. */
export interface Format {
  readonly name: "wide" | "tall";
  readonly width: number;
  readonly height: number;
  /** Of main labels. */
  readonly label: number;
  /** Of what stands below them, and at axes. */
  readonly note: number;
  /** Of figures that stand for themselves. */
  readonly numeral: number;
}

/** The formats of a slide, below a title of two lines: a chart is drawn for each, in pixels of its slide. */
export const WIDE: Format = {
  name: "wide",
  width: 1104,
  height: 430,
  label: 28,
  note: 24,
  numeral: 48,
};
export const TALL: Format = {
  name: "tall",
  width: 632,
  height: 580,
  label: 26,
  note: 23,
  numeral: 40,
};

/** What is in a chart, in either format. */
export interface Chart extends PictureData {
  readonly draw: (format: Format) => Element | Promise<Element>;
}

export type ChartResult =
  | { readonly type: "svg"; readonly picture: Picture }
  | { readonly type: "error"; readonly problems: readonly VFileMessage[] };

/** A chart can't be drawn. */
export class ChartError extends Error {
  override readonly name = "ChartError";
  readonly problems: readonly VFileMessage[];

  constructor(problems: readonly VFileMessage[]) {
    super(problems.map(({ reason }) => reason).join("; "));
    this.problems = problems;
  }
}
