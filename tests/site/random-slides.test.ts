/** @module-tag slow */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawRandomSlides } from "../../bench/slides/draw-random-slides.mjs";

// `npm run bench -- --only slides --full` draws 2,000 of them in each theme.

const NUMBERS = Array.from({ length: 60 }, (_, index) => index);

test("of random slides each holds what it has, or Cuedeck says that it does not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-random-"));
  try {
    const slides = await drawRandomSlides({ folder, numbers: NUMBERS });
    const silent = slides.filter(({ collisions, told }) => collisions.length > 0 && !told.length);
    expect(silent).toEqual([]);
    // Were they all empty, or all full, this would say nothing.
    const full = slides.filter(({ told }) => told.length > 0);
    expect(full.length).toBeGreaterThan(5);
    expect(full.length).toBeLessThan(40);
    expect(full.filter(({ collisions }) => collisions.length > 0).length).toBeGreaterThan(5);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
