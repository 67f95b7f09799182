import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

/**
 * Cuts the theme's fonts from Fontsource's variable ones, once, when Cuedeck itself is built: each optical size and
 * weight that the theme uses becomes a static font. A page then loads a third of the bytes, and Chromium embeds them
 * in a PDF as they are, where it would turn an instance of a variable font into a Type 3 font.
 */
interface Cut {
  readonly name: string;
  readonly source: string;
  readonly axes: Readonly<Record<string, number>>;
}

const CUTS: readonly Cut[] = [
  {
    name: "newsreader-display",
    source: "newsreader/files/newsreader-{set}-opsz-normal",
    axes: { opsz: 72, wght: 500 },
  },
  {
    name: "newsreader-display-italic",
    source: "newsreader/files/newsreader-{set}-opsz-italic",
    axes: { opsz: 72, wght: 500 },
  },
  {
    name: "newsreader-text",
    source: "newsreader/files/newsreader-{set}-opsz-normal",
    axes: { opsz: 20, wght: 400 },
  },
  {
    name: "newsreader-text-italic",
    source: "newsreader/files/newsreader-{set}-opsz-italic",
    axes: { opsz: 20, wght: 400 },
  },
  { name: "inter-500", source: "inter/files/inter-{set}-wght-normal", axes: { wght: 500 } },
  { name: "inter-600", source: "inter/files/inter-{set}-wght-normal", axes: { wght: 600 } },
];

/** Characters of the two files that each cut comes in; the ranges stand again in `fonts.css`. */
const SETS = {
  latin: `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœˆ˜–—‘’‚“”„†‡•…‰′″‹›⁄€™←↑→↓−≈≠≤≥`,
  "latin-ext": `${range(0x100, 0x24f)}${range(0x1e00, 0x1eff)}`,
};

const require = createRequire(import.meta.url);
const target = new URL("../fonts/", import.meta.url);
await mkdir(target, { recursive: true });
for (const { name, source, axes } of CUTS) {
  for (const [set, characters] of Object.entries(SETS)) {
    const file = require.resolve(`@fontsource-variable/${source.replace("{set}", set)}.woff2`);
    const font = await subsetFont(await readFile(file), characters, {
      targetFormat: "woff2",
      variationAxes: axes,
    });
    await writeFile(new URL(`${name}-${set}.woff2`, target), font);
  }
}

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  ).join("");
}
