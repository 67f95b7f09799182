import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { YamlResult } from "../episode/read-yaml.ts";
import { contrast, LEAST_CONTRAST, mix, readColour, withContrast } from "./colours.ts";
import {
  type Colour,
  COLOURS,
  type ColourName,
  MORE_COLOURS,
  type Theme,
  type ThemeColours,
} from "./theme.ts";
import type { ThemeFile } from "./theme-file.ts";

type Name = keyof ThemeColours;
type Scheme = keyof Colour;

/** A colour that follows from others, if a theme gives one of these but not the colour itself. */
interface Derivation {
  readonly from: readonly Name[];
  readonly make: (of: (name: Name) => string, scheme: Scheme) => string;
}

const WHITE = "#ffffff";

/** As much of a colour over the paper as lets some text be read on it. */
const under = (name: Name, most: number, texts: readonly Name[]): Derivation => ({
  from: [name, "paper"],
  make: (of) => {
    const grounds = [1, 0.75, 0.5, 0.25].map((part) => mix(of("paper"), of(name), part * most));
    const isReadable = (ground: string) =>
      texts.every((text) => contrast(of(text), ground) >= LEAST_CONTRAST);
    return grounds.find(isReadable) ?? of("paper");
  },
});

const tint = (name: ColourName): Derivation => under(name, 0.12, [name]);

/** A colour between paper and text, by the shares of the text. */
const between = (light: number, dark: number): Derivation => ({
  from: ["paper", "ink"],
  make: (of, scheme) => mix(of("paper"), of("ink"), scheme === "light" ? light : dark),
});

const TINTS = ["accent-tint", "positive-tint", "negative-tint"] as const;

const DERIVATIONS: Readonly<Partial<Record<Name, Derivation>>> = {
  card: {
    from: ["paper"],
    make: (of, scheme) =>
      scheme === "light" ? mix(of("paper"), WHITE, 0.7) : mix(of("paper"), of("ink"), 0.05),
  },
  line: between(0.14, 0.14),
  mark: under("ink", 0.06, ["accent", "positive", "negative"]),
  "accent-tint": tint("accent"),
  "positive-tint": tint("positive"),
  "negative-tint": tint("negative"),
  "accent-fill": { from: ["accent"], make: (of) => of("accent") },
  "on-accent": {
    from: ["accent", "accent-fill", "paper", "ink"],
    make: (of) => {
      const ratio = (name: Name) => contrast(of("accent-fill"), of(name));
      return of(ratio("paper") >= ratio("ink") ? "paper" : "ink");
    },
  },
  shape: between(0.66, 0.44),
  "shape-lit": between(0.58, 0.52),
  "shape-edge": between(0.45, 0.7),
  sheet: { from: ["paper"], make: (of, scheme) => (scheme === "light" ? WHITE : of("paper")) },
  soft: {
    from: ["paper", "ink"],
    make: (of) =>
      ["mark" as const, ...TINTS].reduce(
        (text, ground) => withContrast(text, of(ground)),
        mix(of("paper"), of("ink"), 0.7),
      ),
  },
};

/** Text, by the ground on which it has to be read where it is the same in the dark. */
const TEXTS: Readonly<Partial<Record<Name, Name>>> = {
  ink: "paper",
  soft: "mark",
  accent: "mark",
  positive: "mark",
  negative: "mark",
  "on-accent": "accent-fill",
};

/** `soft` at the end, as it follows from the tints. */
const NAMES = [...COLOURS.filter((name) => name !== "soft"), ...MORE_COLOURS, "soft" as const];

type Coloured = Pick<Theme, "colours" | "palette">;
type ColourValue = NonNullable<ThemeFile["palette"]>[string];

/**
 * The colours of a theme: those that its file gives, what follows from them, and the rest from the theme that it
 * extends.
 *
 * A colour that is written once is that of the light. In the dark, text is lighter, as far as it has to be.
 *
 * @returns with the problems of colours that can't be read, and are left out
 */
export function extendColours(
  base: Coloured,
  file: Pick<ThemeFile, "palette" | "colours">,
  placeOf: YamlResult<unknown>["placeOf"],
): Coloured & { readonly problems: readonly VFileMessage[] } {
  const problems: VFileMessage[] = [];
  const palette: Record<string, Colour> = { ...base.palette };

  const readHalf = (text: string, scheme: Scheme, path: readonly string[]): string | undefined => {
    const colour = Object.hasOwn(palette, text) ? palette[text]?.[scheme] : readColour(text);
    if (colour === undefined) {
      const reason = `Unexpected \`${text}\` as \`${path.join(".")}\`, expected a colour of CSS or a name from \`palette\``;
      problems.push(problem("theme-token", placeOf(...path), reason, { actual: text }));
    }
    return colour;
  };
  const read = (value: ColourValue, path: readonly string[]): Partial<Colour> | undefined => {
    if (typeof value === "string") {
      const light = readHalf(value, "light", path);
      const dark = palette[value]?.dark;
      return light === undefined ? undefined : { light, ...(dark !== undefined && { dark }) };
    }
    for (const scheme of ["light", "dark"] as const) {
      if (value[scheme] !== undefined) continue;
      const reason = `Unexpected missing \`${[...path, scheme].join(".")}\`, expected a colour`;
      problems.push(problem("theme-token", placeOf(...path), reason));
    }
    if (value.light === undefined || value.dark === undefined) return undefined;
    const light = readHalf(value.light, "light", [...path, "light"]);
    const dark = readHalf(value.dark, "dark", [...path, "dark"]);
    return light === undefined || dark === undefined ? undefined : { light, dark };
  };

  for (const [name, value] of Object.entries(file.palette ?? {})) {
    const { light, dark = light } = read(value, ["palette", name]) ?? {};
    if (light !== undefined && dark !== undefined) palette[name] = { light, dark };
  }
  const given: Partial<Record<Name, Partial<Colour>>> = {};
  for (const name of NAMES) {
    const value = file.colours?.[name];
    const colour = value === undefined ? undefined : read(value, ["colours", name]);
    if (colour) given[name] = colour;
  }
  const light = complete("light", base.colours, given);
  const dark = complete("dark", base.colours, given);
  const colours: Record<Name, Colour> = { ...base.colours };
  for (const name of NAMES) colours[name] = { light: light(name), dark: dark(name) };
  return { colours, palette, problems };
}

/** Works out the colours of one scheme. */
function complete(
  scheme: Scheme,
  base: ThemeColours,
  given: Partial<Record<Name, Partial<Colour>>>,
): (name: Name) => string {
  const made = new Map<Name, string>();
  const of = (name: Name) => made.get(name) ?? base[name][scheme];
  for (const name of NAMES) {
    const own = given[name]?.[scheme];
    if (own !== undefined) made.set(name, own);
  }
  for (const name of NAMES) {
    if (made.has(name)) continue;
    const { light } = given[name] ?? {};
    const ground = TEXTS[name];
    const derivation = DERIVATIONS[name];
    if (light !== undefined && ground) made.set(name, withContrast(light, of(ground)));
    else if (derivation?.from.some((source) => made.has(source)))
      made.set(name, derivation.make(of, scheme));
  }
  return of;
}
