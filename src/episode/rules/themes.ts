import { warning, type Rule } from "./rule.ts";

/** Rules of themes and brands. */
export const THEME_RULES = {
  "theme-file": warning(
    "A theme can't be found, or extends itself",
    "Name one that comes with Cuedeck, an installed package, or a folder",
  ),
  "theme-token": warning(
    "A theme's colour is missing, or can't be read",
    "Write a colour of CSS, for light and for dark ground",
  ),
  "theme-font": warning(
    "A theme's font is not installed, or can't be read",
    "Install its package from Fontsource, or put its files into the theme's folder",
  ),
  "theme-css": warning(
    "A theme's CSS can't be read, or asks for a file outside the theme",
    "Correct it, or put the file into the theme's folder",
  ),
  "theme-contrast": warning(
    "Text in a theme's colours can't be read well",
    "Make one of the two colours lighter or darker, as the message says",
  ),
  "brand-file": warning(
    "A `_brand.yml` has what Cuedeck does not know",
    "Correct it, or leave it: the rest is used",
  ),
} as const satisfies Record<string, Rule>;
