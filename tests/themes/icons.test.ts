import { readFile } from "node:fs/promises";
import { PNG } from "pngjs";
import { expect, it } from "vitest";
import { ICON_SVG } from "../../src/themes/icon.ts";

/** Shares of width and height, with the colours that the SVG has there. */
const COLOURS = ICON_SVG.match(/#[\da-f]{3,6}(?=")/g) ?? [];
const PLACES = [
  ["ground", 0.5, 0.15],
  ["slide", 0.5, 0.45],
  ["cue", 0.35, 0.72],
] as const;

it.each(["192", "512", "maskable-512", "apple-180"])(
  "cuedeck-%s.png has the colours of the SVG",
  async (name) => {
    const file = new URL(`../../src/themes/icons/cuedeck-${name}.png`, import.meta.url);
    const { width, height, data } = PNG.sync.read(await readFile(file));
    const colours = PLACES.map(([place, x, y]) => {
      const at = (Math.round(y * height) * width + Math.round(x * width)) * 4;
      return [place, `#${data.subarray(at, at + 3).toString("hex")}`];
    });
    expect(colours).toEqual(
      PLACES.map(([place], index) => [
        place,
        COLOURS[index] === "#fff" ? "#ffffff" : COLOURS[index],
      ]),
    );
  },
);
