/** @module-tag slow */
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { drawSlides } from "../../bench/slides/draw-slides.mjs";
import { openProject } from "../../src/site/project.ts";
import { temporaryProject } from "../cli/project.ts";

/** A folder a program, with a deck that has what its first deck has. */
const DECKS = fileURLToPath(new URL("../fixtures/decks", import.meta.url));
const NAMES = readdirSync(DECKS).filter((name) => !name.endsWith(".svg"));

test("of slides from other programs each holds what it has, or Cuedeck says that it does not", async () => {
  const project = await temporaryProject();
  const picture = await readFile(join(DECKS, "dunes.svg"));
  for (const name of NAMES) {
    await project.write({
      [`${name}/deck.md`]: await readFile(join(DECKS, name, "deck.md")),
      [`${name}/dunes.svg`]: picture,
      [`${name}/public/dunes.svg`]: picture,
    });
    const { code, stderr } = await project.run(["new", name, "--from", `${name}/deck.md`]);
    expect(code, stderr).toBe(0);
  }
  await using opened = await openProject({ cwd: project.folder });
  const slides = await drawSlides(opened);
  expect(slides.length).toBeGreaterThan(25);
  expect(slides.filter(({ collisions, told }) => collisions.length > 0 && !told.length)).toEqual(
    [],
  );
});
