import { readFile } from "node:fs/promises";
import { PNG } from "pngjs";
import { expect, it } from "vitest";
import { OTHER_COLOURS, PALETTE } from "../../src/themes/editorial.ts";

/** Shares of width and height. */
const PLACES = [
  ["ground", 0.5, 0.15, PALETTE.accent.light],
  ["slide", 0.5, 0.45, OTHER_COLOURS.white.light],
  ["cue", 0.35, 0.72, PALETTE.positive.dark],
] as const;

it.each(["192", "512", "maskable-512", "apple-180"])(
  "cuedeck-%s.png has the theme's colours",
  async (name) => {
    const file = new URL(`../../src/themes/icons/cuedeck-${name}.png`, import.meta.url);
    const { width, height, data } = PNG.sync.read(await readFile(file));
    const colours = PLACES.map(([place, x, y]) => {
      const at = (Math.round(y * height) * width + Math.round(x * width)) * 4;
      return [place, `#${data.subarray(at, at + 3).toString("hex")}`];
    });
    expect(colours).toEqual(
      PLACES.map(([place, , , colour]) => [place, colour === "#fff" ? "#ffffff" : colour]),
    );
  },
);
