import type { Tones } from "../episode/episode.ts";
import { readColour } from "../themes/colours.ts";
import type { ThemeColours } from "../themes/theme.ts";

/** Makes the value of an SVG attribute of a colour's name; undefined for what is none. */
export type ColourOf = (name: string) => string | undefined;

const ROLE_COLOURS = {
  accent: "accent",
  positive: "positive",
  negative: "negative",
  neutral: "soft",
} as const;

/**
 * How an author names colours: by a word of the show, by a colour of the theme, or as in CSS. One that is equal to a
 * light colour of the theme is meant as that one, and follows it into the dark.
 */
export function coloursOf(tones: Tones, colours: ThemeColours): ColourOf {
  const byValue = new Map(
    Object.entries(colours).map(([name, { light }]) => [light.toLowerCase(), name]),
  );
  return (name) => {
    if (name === "none" || name === "transparent") return "none";
    if (name === "currentColor" || name.startsWith("url(#")) return name;
    const role = Object.hasOwn(tones, name) ? tones[name] : undefined;
    if (role) return `var(--${ROLE_COLOURS[role]})`;
    if (Object.hasOwn(colours, name)) return `var(--${name})`;
    const share = RAMP.exec(name)?.[1];
    if (share !== undefined) return `color-mix(in oklab, var(--accent) ${share}%, var(--line))`;
    const css = readColour(name);
    const known = css === undefined ? undefined : byValue.get(css);
    return known === undefined ? css : `var(--${known})`;
  };
}

const RAMP = /^ramp-(\d+)$/;

/** The name of a colour between the theme's line and its accent. @param share of the accent, 0 to 1 */
export function rampColour(share: number): string {
  return `ramp-${Math.round(share * 100)}`;
}

/** What an author may write for a colour, for "expected …". */
export function expectedColour(tones: Tones): string {
  const words = Object.keys(tones).map((word) => `\`${word}\``);
  return `${words.join(", ")}, another colour of the theme, or one of CSS`;
}
