import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "lightningcss";
import { sentenceOf } from "../episode/problem.ts";
import { layoutNames, LAYOUTS } from "../layouts/layouts.ts";
import { OCCASIONAL, OCCASIONAL_FILE, type OccasionalStyle } from "./episode-css.ts";
import { ICON_SVG } from "./icon.ts";
import { addStyle, extendTheme } from "./extend-theme.ts";
import { readThemeStyle } from "./read-css.ts";
import { addUnsafe, LOWERED } from "./oldest-browsers.ts";
import { DEFAULT_THEME, mapPaths, readShipped, SHIPPED_FOLDER } from "./shipped.ts";
import type { Theme } from "./theme.ts";
import { themeCss } from "./theme-css.ts";
import { parseThemeFile } from "./theme-file.ts";

// Runs when Cuedeck itself is built: makes the themes that come with it, and the styles that only some episodes need.

const source = fileURLToPath(new URL("../../src/themes/", import.meta.url));
const built = new URL("../", import.meta.url);

/** What the default theme extends: it has all tokens of its own. */
const NONE = { light: "#000000", dark: "#000000" };
const NO_FONT = { family: "", faces: [] };
const BLANK: Theme = {
  colours: {
    paper: NONE,
    card: NONE,
    ink: NONE,
    soft: NONE,
    line: NONE,
    mark: NONE,
    accent: NONE,
    "accent-tint": NONE,
    positive: NONE,
    "positive-tint": NONE,
    negative: NONE,
    "negative-tint": NONE,
    "accent-fill": NONE,
    "on-accent": NONE,
    shape: NONE,
    "shape-lit": NONE,
    "shape-edge": NONE,
    sheet: NONE,
  },
  palette: {},
  fonts: { display: NO_FONT, text: NO_FONT, label: NO_FONT, mono: NO_FONT },
  displayWeight: 400,
  type: {
    small: "",
    label: "",
    text: "",
    large: "",
    title: "",
    display: "",
    cover: "",
    number: "",
  },
  spaces: { margin: "" },
  radii: { small: "", medium: "", panel: "", dialog: "", pill: "", box: "", column: "" },
  strokes: { hairline: "", rule: "" },
  node: { radius: 0, stroke: 0 },
  css: "",
  layouts: [],
  files: [],
};

async function makeTheme(name: string): Promise<void> {
  const folder = join(source, name);
  const path = join(folder, "theme.yaml");
  const { value, problems, placeOf } = parseThemeFile({ path, text: await readFile(path, "utf8") });
  const cutFolder = join(SHIPPED_FOLDER, name);
  await mkdir(cutFolder, { recursive: true });
  const base = name === DEFAULT_THEME ? BLANK : readShipped(value?.extends ?? DEFAULT_THEME);
  const style = await readThemeStyle({ folder, shown: folder, cutFolder });
  const options = { folder, cutFolder, characters: "" };
  const made = value && (await extendTheme(addStyle(base, style), value, placeOf, options));
  const faults = [...problems, ...style.problems, ...(made?.problems ?? [])];
  if (!made || faults.length > 0) throw new Error(faults.map(sentenceOf).join("\n"));
  await writeFile(join(cutFolder, "theme.css"), themeCss(made.theme));
  const json = JSON.stringify(mapPaths(made.theme, (file) => basename(file)));
  await writeFile(join(cutFolder, "theme.json"), json);
  // What was cut for an earlier version.
  for (const file of await readdir(cutFolder))
    if (!file.startsWith("theme.") && !json.includes(file)) await rm(join(cutFolder, file));
}

const entries = await readdir(source, { recursive: true });
const themes = entries.flatMap((file) => /^([^/\\]+)[/\\]theme\.yaml$/.exec(file)?.[1] ?? []);
// The others extend it.
await makeTheme(DEFAULT_THEME);
for (const name of themes) if (name !== DEFAULT_THEME) await makeTheme(name);

for (const name of themes)
  await cp(join(source, name, "theme.yaml"), join(SHIPPED_FOLDER, name, "theme.yaml"));
await cp(join(source, "sample"), join(SHIPPED_FOLDER, "sample"), { recursive: true });

await mkdir(new URL("icons/", built), { recursive: true });
await writeFile(new URL("icons/cuedeck.svg", built), ICON_SVG);

// The program reads from the copies which layouts there are.
const layouts = layoutNames(new URL("../src/layouts/", built));
for (const name of LAYOUTS) await rm(new URL(`layouts/${name}.css`, built));
for (const name of layouts)
  await cp(new URL(`../src/layouts/${name}.css`, built), new URL(`layouts/${name}.css`, built));

const occasional = { ...OCCASIONAL };
for (const name of layouts) occasional[`layouts/${name}.css`] = [`layout-${name}`];
const styles: OccasionalStyle[] = [];
for (const [path, names] of Object.entries(occasional)) {
  const layer = path.startsWith("layouts/") ? "layout" : "base";
  const code = await readFile(new URL(`../src/${path}`, built));
  const { code: css } = transform({ filename: path, code, minify: true, ...LOWERED });
  styles.push({ css: `@layer ${layer}{${addUnsafe(css.toString())}}\n`, for: names });
}
await writeFile(OCCASIONAL_FILE, JSON.stringify(styles));
