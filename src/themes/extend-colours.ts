import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { YamlResult } from "../episode/read-yaml.ts";
import { contrast, mix, readColour } from "./colours.ts";
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

const tint = (name: ColourName): Derivation => ({
  from: [name, "paper"],
  make: (of) => mix(of("paper"), of(name), 0.12),
});

const shade = (share: number): Derivation => ({
  from: ["paper", "ink"],
  make: (of) => mix(of("paper"), of("ink"), share),
});

const DERIVATIONS: Readonly<Partial<Record<Name, Derivation>>> = {
  card: {
    from: ["paper"],
    make: (of, scheme) =>
      scheme === "light" ? mix(of("paper"), WHITE, 0.7) : mix(of("paper"), of("ink"), 0.05),
  },
  soft: shade(0.7),
  line: shade(0.14),
  mark: shade(0.07),
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
  sheet: { from: ["paper"], make: (of, scheme) => (scheme === "light" ? WHITE : of("paper")) },
};

const NAMES = [...COLOURS, ...MORE_COLOURS];

type Coloured = Pick<Theme, "colours" | "palette">;
type ColourValue = NonNullable<ThemeFile["palette"]>[string];

/**
 * The colours of a theme: those that its file gives, what follows from them, and the rest from the theme that it
 * extends.
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
  const read = (value: ColourValue, path: readonly string[]): Colour | undefined => {
    if (typeof value === "string") {
      const light = readHalf(value, "light", path);
      return light === undefined ? undefined : { light, dark: palette[value]?.dark ?? light };
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
    const colour = read(value, ["palette", name]);
    if (colour) palette[name] = colour;
  }
  const given: Partial<Record<Name, Colour>> = {};
  for (const name of NAMES) {
    const value = file.colours?.[name];
    const colour = value === undefined ? undefined : read(value, ["colours", name]);
    if (colour) given[name] = colour;
  }
  return { colours: complete(base.colours, given), palette, problems };
}

function complete(base: ThemeColours, given: Partial<ThemeColours>): ThemeColours {
  const colours: Record<Name, Colour> = { ...base, ...given };
  for (const name of NAMES) {
    const derivation = DERIVATIONS[name];
    if (given[name] || !derivation?.from.some((source) => given[source])) continue;
    const make = (scheme: Scheme) => derivation.make((other) => colours[other][scheme], scheme);
    colours[name] = { light: make("light"), dark: make("dark") };
  }
  return colours;
}
