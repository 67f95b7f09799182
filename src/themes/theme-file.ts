import * as v from "valibot";
import { mapping, mappingOf } from "../episode/mapping.ts";
import { readYaml, type YamlResult } from "../episode/read-yaml.ts";
import { isName, type SourceFile } from "../episode/source-file.ts";
import { COLOURS, MORE_COLOURS } from "./theme.ts";

/** `theme.yaml`: each key is declared once, here. What a theme leaves out, it has from the one that it extends. */

const Text = text("a text");
const COLOUR = "a colour, or a `light` and a `dark` one";
/** Whether the words are colours is told when they are read, so that one that is none spoils no other. */
export const ColourPair = v.union(
  [text(COLOUR), mapping({ light: v.optional(Text), dark: v.optional(Text) })],
  COLOUR,
);
const LENGTH = "a length as `17px`";
export const Length = v.pipe(
  v.union([v.string(), v.number()], LENGTH),
  v.transform(String),
  v.regex(/^(?:0|\d*\.?\d+(?:px|r?em|pt|mm))$/, LENGTH),
);
const PIXELS = "pixels as a number";
const Pixels = v.pipe(v.number(PIXELS), v.minValue(0, PIXELS));
const WEIGHT = "a weight from 1 to 1000";
const Weight = v.pipe(
  v.number(WEIGHT),
  v.integer(WEIGHT),
  v.minValue(1, WEIGHT),
  v.maxValue(1000, WEIGHT),
);
const FAMILY = "the name of a family";
/** It comes to stand in a style sheet, between double quotes. */
export const Family = v.pipe(Text, v.regex(/^[^"\\;{}<>]*$/, FAMILY));
const FAMILIES = "names of families, as `Georgia, serif`";
const STYLE = "`normal` or `italic`";
const FontFile = mapping(
  {
    file: Text,
    /** Of a variable font it is left out: all that are needed are cut from it. */
    weight: v.optional(Weight),
    style: v.optional(v.picklist(["normal", "italic"], STYLE), "normal"),
  },
  "a `file`, and its `weight` and `style`",
);
const FONT = {
  /** As the Fontsource package has it, or of the `files`. */
  family: v.optional(Family),
  /** The package; by the family's name when left out. */
  source: v.optional(Text),
  files: v.optional(v.array(FontFile, "a list of font files, each with its `file`")),
  axes: v.optional(
    mappingOf(Text, v.number("a number"), "axes with their values, as `{ opsz: 72 }`"),
  ),
  /** Families that the system has. */
  fallback: v.optional(
    v.pipe(Text, v.regex(/^(?:[^"'\\;{}<>]|"[^"\\<>]*"|'[^'\\<>]*')*$/, FAMILIES)),
  ),
};
export const Font = mapping(FONT, "a `family`");
export type FontEntry = v.InferOutput<typeof Font>;

const colourEntries = v.entriesFromList([...COLOURS, ...MORE_COLOURS], v.optional(ColourPair));
const WORD = "a name of letters, digits, hyphens and underscores";

export const ThemeFile = mapping({
  extends: v.optional(Text),
  /** Colours by names of one's own, for `colours` and for style sheets. */
  palette: v.optional(
    mappingOf(
      v.pipe(v.string(), v.check(isName, WORD)),
      ColourPair,
      'names with their colours, as `sand: "#d8c7a0"`',
    ),
  ),
  colours: v.optional(mapping(colourEntries, "names with their colours")),
  fonts: v.optional(
    mapping(
      {
        display: v.optional(mapping({ ...FONT, weight: v.optional(Weight) }, "a `family`")),
        text: v.optional(Font),
        label: v.optional(Font),
        mono: v.optional(Font),
      },
      "`display`, `text`, `label` and `mono`",
    ),
  ),
  type: measures(["small", "label", "text", "large", "title", "display", "cover", "number"]),
  spaces: measures(["margin"]),
  radii: measures(["small", "medium", "panel", "dialog", "pill", "box", "column"]),
  strokes: measures(["hairline", "rule"]),
  node: v.optional(
    mapping(
      { radius: v.exactOptional(Pixels), stroke: v.exactOptional(Pixels) },
      "a `radius` and a `stroke`",
    ),
  ),
  logo: v.optional(
    v.union(
      [text("a file"), mapping({ light: Text, dark: Text })],
      "a file, or a `light` and a `dark` one",
    ),
  ),
  footer: v.optional(Text),
});
export type ThemeFile = v.InferOutput<typeof ThemeFile>;

/** Reads `theme.yaml`. */
export function parseThemeFile(source: SourceFile): YamlResult<ThemeFile> {
  return readYaml({ ...source, linesAbove: 0 }, ThemeFile);
}

function measures<const Names extends readonly string[]>(names: Names) {
  const entries = v.entriesFromList(names, v.exactOptional(Length));
  return v.optional(mapping(entries, "names with their lengths"));
}

function text(expected: string) {
  return v.pipe(v.string(expected), v.trim(), v.nonEmpty(expected));
}
