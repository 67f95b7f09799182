import { readdirSync } from "node:fs";

/** The layouts' style sheets: beside this module, or in `build/layouts/` for a program that is built. */
const FOLDER = new URL(import.meta.url.endsWith(".ts") ? "./" : "../layouts/", import.meta.url);

/** The names of the layouts that a slide may have: `quote` for a file `quote.css`. */
export const LAYOUTS = layoutNames(FOLDER);

/** The layouts in a folder of style sheets, by name. */
export function layoutNames(folder: URL): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".css"))
    .map((file) => file.slice(0, -".css".length))
    .sort();
}
