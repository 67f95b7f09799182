import { join } from "node:path";
import { shippedThemes } from "../../build/themes/shipped.js";
import { CACHE } from "../places.mjs";
import { drawRandomSlides } from "../slides/draw-random-slides.mjs";

const SLIDES = { full: 2000, short: 200 };

/**
 * Draws random slides in each theme, and looks whether they hold what they have.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureSlides({ full, report }) {
  const count = full ? SLIDES.full : SLIDES.short;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const themes = [];
  for (const theme of shippedThemes()) {
    const slides = await drawRandomSlides({ folder: join(CACHE, "random-slides"), numbers, theme });
    const silent = slides.filter(({ collisions, told }) => collisions.length > 0 && !told.length);
    for (const { id, collisions } of silent)
      report(`${theme}, ${id}: ${collisions.join(", ")}, and nothing is said of it`);
    const told = slides.filter((slide) => slide.told.length > 0).length;
    themes.push({ theme, told, silent: silent.map(({ id }) => id) });
    report(`${count} slides in the theme ${theme}`);
  }
  return { slides: count, themes };
}
