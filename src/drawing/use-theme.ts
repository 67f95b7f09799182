import { COLOURS, MORE_COLOURS, type ThemeColours } from "../themes/theme.ts";
import { elementsOf, type SvgElement } from "./svg.ts";

/** What the class of an element makes of its `currentColor`. */
const TONES: Readonly<Record<string, string>> = {
  "tone-accent": "var(--accent)",
  "tone-positive": "var(--positive)",
  "tone-negative": "var(--negative)",
  "tone-neutral": "var(--soft)",
};

const PAINTS = ["fill", "stroke", "stop-color", "color"] as const;

/** By the light colours of a theme, in lower case, the custom property that stands for each. */
export type Tokens = ReadonlyMap<string, string>;

/** @param colours of the theme in whose colours drawings are made; of two that are the same the first is meant */
export function tokensOf(colours: ThemeColours): Tokens {
  const names = [...COLOURS, ...MORE_COLOURS];
  return new Map(names.toReversed().map((name) => [colours[name].light, `var(--${name})`]));
}

/**
 * Whether a drawing is made for the theme: it has a class for a tone, or two of its colours. One may be there by chance,
 * and the white of its cards is any picture's.
 */
export function isForTheme(svg: SvgElement, tokens: Tokens): boolean {
  const used = new Set<string>();
  for (const { attributes } of elementsOf(svg)) {
    if (toneOf(attributes) !== undefined) return true;
    for (const name of PAINTS) used.add(tokens.get(attributes[name]?.toLowerCase() ?? "") ?? "");
  }
  for (const none of ["", "var(--card)"]) used.delete(none);
  return used.size > 1;
}

/** Lets a drawing follow the theme: its colours, the tones of its classes, and its fonts. */
export function useTheme(svg: SvgElement, tokens: Tokens): void {
  for (const { attributes } of elementsOf(svg)) {
    for (const name of PAINTS) {
      const token = tokens.get(attributes[name]?.toLowerCase() ?? "");
      if (token !== undefined) attributes[name] = token;
    }
    const tone = toneOf(attributes);
    if (tone !== undefined) attributes["color"] = tone;
    delete attributes["class"];
    const family = attributes["font-family"];
    if (family !== undefined)
      attributes["font-family"] = /newsreader/i.test(family) ? "var(--display)" : "var(--label)";
  }
}

function toneOf(attributes: SvgElement["attributes"]): string | undefined {
  const classes = (attributes["class"] ?? "").split(/\s+/);
  return TONES[classes.find((name) => Object.hasOwn(TONES, name)) ?? ""];
}
