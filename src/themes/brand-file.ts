import * as v from "valibot";
import { looseMapping, mapping, mappingOf } from "../episode/mapping.ts";
import { type LenientSchema, readLenientYaml, type YamlResult } from "../episode/read-yaml.ts";
import type { SourceFile } from "../episode/source-file.ts";
import type { Colour } from "./theme.ts";
import { Family, type FontEntry, type ThemeFile } from "./theme-file.ts";

/**
 * A company's `_brand.yml`, as Posit's tools read it: what of it a theme can use. Other keys of its specification are
 * known, and passed over.
 *
 * @see https://posit-dev.github.io/brand-yml/
 */

const TEXT = "a text";
const Text = v.string(TEXT);
const Passed = v.optional(v.unknown());
const COLOUR = "a colour, or a `light` and a `dark` one";
const ColourValue = v.union(
  [Text, mapping({ light: v.optional(Text), dark: v.optional(Text) })],
  COLOUR,
);
const LOGO = "a file, or a `light` and a `dark` one";
const LogoFile = v.union([Text, looseMapping({ path: Text, alt: Passed })], LOGO);
const Logo = v.union(
  [LogoFile, mapping({ light: v.optional(LogoFile), dark: v.optional(LogoFile) })],
  LOGO,
);
const Weight = v.union([v.number(), Text], "a weight");
const FONT = "a family, or its settings";
const FontSettings = v.union(
  [Family, looseMapping({ family: v.optional(Family), weight: v.optional(Weight) })],
  FONT,
);
const FontFile = v.union(
  [Text, looseMapping({ path: Text, weight: v.optional(Weight), style: v.optional(Text) })],
  "a font file, or its `path`",
);
const FontSource = looseMapping({
  family: Text,
  source: v.optional(Text),
  weight: Passed,
  style: Passed,
  display: Passed,
  files: v.optional(v.array(FontFile, "a list of font files")),
});

const BrandFile = looseMapping({
  meta: Passed,
  defaults: Passed,
  color: v.optional(
    looseMapping({
      palette: v.optional(mappingOf(Text, ColourValue, "names with their colours")),
      ...v.entriesFromList(
        [
          "foreground",
          "background",
          "primary",
          "secondary",
          "tertiary",
          "success",
          "info",
          "warning",
          "danger",
          "light",
          "dark",
          "link",
        ],
        v.optional(ColourValue),
      ),
    }),
  ),
  typography: v.optional(
    looseMapping({
      fonts: v.optional(v.array(FontSource, "a list of fonts")),
      base: v.optional(FontSettings),
      headings: v.optional(FontSettings),
      monospace: v.optional(FontSettings),
      "monospace-inline": Passed,
      "monospace-block": Passed,
      link: Passed,
    }),
  ),
  logo: v.optional(
    looseMapping({
      images: v.optional(mappingOf(Text, LogoFile, "names with their files")),
      small: v.optional(Logo),
      medium: v.optional(Logo),
      large: v.optional(Logo),
    }),
  ),
}) satisfies LenientSchema;
type BrandFile = v.InferOutput<typeof BrandFile>;

/** A theme's colours, by those of a brand that they are. */
const COLOURS = {
  paper: "background",
  ink: "foreground",
  accent: "primary",
  positive: "success",
  negative: "danger",
} as const;

/** A theme's fonts, likewise. */
const FONTS = {
  display: "headings",
  text: "base",
  label: "base",
  mono: "monospace",
} as const;

/** Reads a `_brand.yml` as the file of a theme, whose places are those in the brand's file. */
export function parseBrandFile(source: SourceFile): YamlResult<ThemeFile> {
  const { value, problems, placeOf } = readLenientYaml(
    { ...source, linesAbove: 0 },
    BrandFile,
    "brand-file",
  );
  const file = value && themeOf(value);
  const fonts: Readonly<Record<string, string>> = FONTS;
  const colours: Readonly<Record<string, string>> = COLOURS;
  return {
    ...(file && { value: file }),
    problems,
    placeOf(group, name = "") {
      if (group === "colours") return placeOf("color", colours[name] ?? name);
      if (group === "palette") return placeOf("color", "palette", name);
      if (group === "fonts") return placeOf("typography", fonts[name] ?? name);
      return placeOf(group ?? "");
    },
  };
}

function themeOf({ color, typography, logo }: BrandFile): ThemeFile {
  return { ...coloursOf(color ?? {}), ...fontsOf(typography ?? {}), ...logoOf(logo ?? {}) };
}

type Scheme = keyof Colour;
type Colours = NonNullable<BrandFile["color"]>;
type ColourValue = v.InferOutput<typeof ColourValue>;

function coloursOf(colours: Colours): Pick<ThemeFile, "colours" | "palette"> {
  const { palette = {}, ...roles } = colours;
  const words = new Map<string, unknown>(Object.entries({ ...roles, ...palette }));
  const lookUp = (
    value: unknown,
    scheme: Scheme,
    seen: readonly unknown[] = [],
  ): string | undefined => {
    if (typeof value !== "string") {
      const pair = v.is(ColourValue, value) && typeof value === "object" ? value : {};
      const half = pair[scheme];
      return half === undefined
        ? undefined
        : (lookUp(half, scheme, seen) ?? lookUp(half, "light", seen));
    }
    const named = seen.includes(value) ? undefined : words.get(value);
    if (named !== undefined) return lookUp(named, scheme, [...seen, value]);
    // A colour that is written once is that of the light.
    return scheme === "light" ? value : undefined;
  };
  const colourOf = (name: string): Partial<Colour> => {
    const [light, dark] = [lookUp(words.get(name), "light"), lookUp(words.get(name), "dark")];
    return { ...(light !== undefined && { light }), ...(dark !== undefined && { dark }) };
  };
  const pairs = (names: readonly (readonly [own: string, brand: string])[]) =>
    Object.fromEntries(
      names.flatMap(([name, brand]) => {
        const { light, dark = darkOf(brand) } = colourOf(brand);
        if (light === undefined) return [];
        return [[name, dark === undefined ? light : { light, dark }]];
      }),
    );
  /** Text and ground change places in the dark. */
  const darkOf = (name: string): string | undefined => {
    if (name === "background") return colourOf("foreground").light ?? "#000000";
    if (name === "foreground") return colourOf("background").light ?? "#ffffff";
    return undefined;
  };
  return {
    palette: pairs([...words.keys()].map((name) => [name, name])),
    colours: pairs(Object.entries(COLOURS)),
  };
}

/** Weights by the words that a brand may have for them. */
const WEIGHTS: Readonly<Record<string, number>> = {
  thin: 100,
  "extra-light": 200,
  "ultra-light": 200,
  light: 300,
  normal: 400,
  regular: 400,
  medium: 500,
  "semi-bold": 600,
  "demi-bold": 600,
  bold: 700,
  "extra-bold": 800,
  "ultra-bold": 800,
  black: 900,
};

function weightOf(weight: string | number | undefined): number | undefined {
  return typeof weight === "string" ? WEIGHTS[weight] : weight;
}

/** Families of Google and of Bunny are those of Fontsource. */
function fontsOf(typography: NonNullable<BrandFile["typography"]>): Pick<ThemeFile, "fonts"> {
  const fontOf = (
    setting: v.InferOutput<typeof FontSettings> | undefined,
  ): FontEntry | undefined => {
    const family = typeof setting === "string" ? setting : setting?.family;
    if (family === undefined) return undefined;
    const font = typography.fonts?.find((each) => each.family === family);
    if (font?.source === "system") return { fallback: `"${family}"` };
    const files = font?.files?.map((each) => {
      const { path, weight, style } = typeof each === "string" ? { path: each } : each;
      const slant = style === undefined || style === "normal" ? "normal" : "italic";
      return { file: path, weight: weightOf(weight), style: slant } as const;
    });
    return files ? { family, files } : { family };
  };
  const { base, headings, monospace } = typography;
  const weight = typeof headings === "object" ? weightOf(headings.weight) : undefined;
  const display = fontOf(headings ?? base);
  return {
    fonts: {
      display: display && { ...display, weight },
      text: fontOf(base),
      label: fontOf(base),
      mono: fontOf(monospace),
    },
  };
}

/** The largest size that is not meant for a page of its own. */
function logoOf({
  images = {},
  ...sizes
}: NonNullable<BrandFile["logo"]>): Pick<ThemeFile, "logo"> {
  const logo = sizes.medium ?? sizes.small ?? sizes.large;
  const fileOf = (file: v.InferOutput<typeof LogoFile> | undefined): string | undefined => {
    const path = typeof file === "object" ? file.path : file;
    const image = path === undefined ? undefined : images[path];
    return typeof image === "object" ? image.path : (image ?? path);
  };
  if (logo === undefined) return {};
  if (v.is(LogoFile, logo)) return { logo: fileOf(logo) };
  const [light, dark] = [fileOf(logo.light ?? logo.dark), fileOf(logo.dark ?? logo.light)];
  return light === undefined || dark === undefined ? {} : { logo: { light, dark } };
}
