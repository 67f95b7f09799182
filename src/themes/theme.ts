/**
 * A theme as the program uses it: every token has a value. `theme-file.ts` has the keys that authors write, and
 * `extend-theme.ts` makes the one from the other.
 */

/** CSS colours on light and on dark ground. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** The colours with a meaning, the same in slides, diagrams and player: see README, "Themes". */
export const COLOURS = [
  "paper",
  "card",
  "ink",
  "soft",
  "line",
  "mark",
  "accent",
  "accent-tint",
  "positive",
  "positive-tint",
  "negative",
  "negative-tint",
] as const;
export type ColourName = (typeof COLOURS)[number];

/** Further colours that each theme has. */
export const MORE_COLOURS = [
  "accent-fill",
  "on-accent",
  "shape",
  "shape-lit",
  "shape-edge",
  "sheet",
] as const;
export type ThemeColours = Readonly<Record<ColourName | (typeof MORE_COLOURS)[number], Colour>>;

/** The colours with a meaning alone: those of diagrams. */
export function diagramColours(colours: ThemeColours): Readonly<Record<ColourName, Colour>> {
  const {
    "accent-fill": _fill,
    "on-accent": _text,
    shape: _shape,
    "shape-lit": _lit,
    "shape-edge": _edge,
    sheet: _sheet,
    ...meaningful
  } = colours;
  return meaningful;
}

/** What text is set in: headlines, running text, labels and controls, code. */
export const FONT_ROLES = ["display", "text", "label", "mono"] as const;
export type FontRole = (typeof FONT_ROLES)[number];

export interface Font {
  /** The value of CSS's `font-family`. */
  readonly family: string;
  readonly faces: readonly Face[];
}

/** A font file with one style of a family, cut to some characters. */
export interface Face {
  /** Without the families that it falls back to. */
  readonly family: string;
  readonly style: "normal" | "italic";
  readonly weight: number;
  /** The value of CSS's `unicode-range`. */
  readonly unicodeRange: string;
  /** Path of a woff2 file, whose name has a hash. */
  readonly path: string;
  /** Whether the first view of a deck always needs it. */
  readonly preload: boolean;
}

/** Measures in CSS, by the groups and names of `theme.yaml`. */
export interface Measures {
  readonly type: Readonly<
    Record<"small" | "label" | "text" | "large" | "title" | "display" | "cover" | "number", string>
  >;
  readonly spaces: Readonly<Record<"margin", string>>;
  readonly radii: Readonly<
    Record<"small" | "medium" | "panel" | "dialog" | "pill" | "box" | "column", string>
  >;
  readonly strokes: Readonly<Record<"hairline" | "rule", string>>;
}

/** The shape of a diagram's nodes, in pixels of its natural scale. */
export interface NodeShape {
  readonly radius: number;
  readonly stroke: number;
}

/** Paths of pictures. */
export type Logo = Colour;

export interface Theme extends Measures {
  readonly colours: ThemeColours;
  /** Colours that only this theme has, by names of its own. */
  readonly palette: Readonly<Record<string, Colour>>;
  readonly fonts: Readonly<Record<FontRole, Font>>;
  /** Of headlines: 1 to 1000. */
  readonly displayWeight: number;
  readonly node: NodeShape;
  /** Stands at the end of each slide's footer. */
  readonly logo?: Logo | undefined;
  /** A line in the footer of each slide. */
  readonly footer?: string | undefined;
  /** Changes in CSS; addresses are the names of `files`. */
  readonly css: string;
  /** Names of its own layouts. */
  readonly layouts: readonly string[];
  /** Paths of what its CSS shows; the files' names have a hash. */
  readonly files: readonly string[];
}
