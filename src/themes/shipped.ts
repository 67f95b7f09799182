import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Theme } from "./theme.ts";

/** What `make-themes.ts` made: beside this module's folder, or in `build/` for one that runs from source. */
export const SHIPPED_FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../build/themes/" : "../themes/", import.meta.url),
);

/** The name of the theme that others extend. */
export const DEFAULT_THEME = "editorial";

/** Names of the themes that come with Cuedeck. */
export function shippedThemes(): string[] {
  return readdirSync(SHIPPED_FOLDER)
    .filter((name) => existsSync(join(SHIPPED_FOLDER, name, "theme.json")))
    .toSorted();
}

/** Reads one of them. */
export function readShipped(name: string): Theme {
  const folder = join(SHIPPED_FOLDER, name);
  const theme: Theme = JSON.parse(readFileSync(join(folder, "theme.json"), "utf8"));
  return mapPaths(theme, (file) => join(folder, file));
}

/** A theme with other paths of its files. */
export function mapPaths(theme: Theme, map: (path: string) => string): Theme {
  const { display, text, label, mono } = theme.fonts;
  const mapFont = (font: typeof display) => ({
    ...font,
    faces: font.faces.map((face) => ({ ...face, path: map(face.path) })),
  });
  return {
    ...theme,
    fonts: {
      display: mapFont(display),
      text: mapFont(text),
      label: mapFont(label),
      mono: mapFont(mono),
    },
    logo: theme.logo && { light: map(theme.logo.light), dark: map(theme.logo.dark) },
    files: theme.files.map(map),
  };
}
