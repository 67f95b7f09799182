import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";
import { layoutNames, LAYOUTS, layoutsCss } from "../layouts/layouts.ts";
import { CHARACTERS, FACES } from "./editorial.ts";
import { ICON_SVG } from "./icon.ts";
import { themeCss } from "./theme-css.ts";

// Runs when Cuedeck itself is built, and makes in `build/` what the pages take from the theme and the layouts.
//
// Each face is cut from a variable font as a static one: a page loads a third of the bytes, and Chromium embeds it in a
// PDF as it is, where it would turn an instance of a variable font into a Type 3 font.

const require = createRequire(import.meta.url);
const built = new URL("../", import.meta.url);
await mkdir(new URL("fonts/", built), { recursive: true });
await mkdir(new URL("themes/icons/", built), { recursive: true });
await writeFile(new URL("themes/theme.css", built), themeCss());
await writeFile(new URL("themes/icons/cuedeck.svg", built), ICON_SVG);

// The program reads from the copies which layouts there are.
const layouts = layoutNames(new URL("../src/layouts/", built));
for (const name of LAYOUTS) await rm(new URL(`layouts/${name}.css`, built));
for (const name of layouts)
  await cp(new URL(`../src/layouts/${name}.css`, built), new URL(`layouts/${name}.css`, built));
await writeFile(new URL("themes/layouts.css", built), layoutsCss(layouts, "../layouts"));

for (const { name, source, axes } of FACES) {
  for (const [set, characters] of Object.entries(CHARACTERS)) {
    const file = require.resolve(`@fontsource-variable/${source.replace("{set}", set)}.woff2`);
    const font = await subsetFont(await readFile(file), characters, {
      targetFormat: "woff2",
      variationAxes: { ...axes },
    });
    await writeFile(new URL(`fonts/${name}-${set}.woff2`, built), font);
  }
}
