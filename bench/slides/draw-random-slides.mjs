import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openProject } from "../../build/site/project.js";
import { drawSlides } from "./draw-slides.mjs";
import { RANDOM_REFERENCES, randomFiles, randomSlide } from "./random-slides.mjs";

/** Slides of one episode: a page with thousands takes a browser long. */
const PER_EPISODE = 100;

/**
 * Draws random slides as Cuedeck does, and looks at each.
 *
 * @param {object} options
 * @param {string} options.folder for their project, which is emptied
 * @param {readonly number[]} options.numbers seeds of the slides
 * @param {string} [options.theme]
 * @param {Parameters<typeof drawSlides>[1]} [options.onSite]
 * @returns {Promise<import("./draw-slides.mjs").DrawnSlide[]>}
 */
export async function drawRandomSlides({ folder, numbers, theme, onSite }) {
  await rm(join(folder, "slides"), { recursive: true, force: true });
  for (let start = 0; start < numbers.length; start += PER_EPISODE)
    await writeEpisode(folder, numbers.slice(start, start + PER_EPISODE), theme);
  const project = await openProject({ cwd: folder });
  try {
    return await drawSlides(project, onSite);
  } finally {
    await project[Symbol.asyncDispose]();
  }
}

/** @param {string} folder @param {readonly number[]} numbers @param {string | undefined} theme */
async function writeEpisode(folder, numbers, theme) {
  const id = `from-${numbers[0]}`;
  const slides = join(folder, "slides", id);
  const files = join(folder, "public", id);
  await mkdir(slides, { recursive: true });
  await mkdir(files, { recursive: true });
  for (const [name, content] of randomFiles()) await writeFile(join(files, name), content);
  const themeLine = theme === undefined ? "" : `theme: ${theme}\n`;
  await writeFile(
    join(slides, "episode.yaml"),
    `title: Random slides\nduration: "1:00:00"\n${themeLine}`,
  );
  await writeFile(join(slides, "references.md"), RANDOM_REFERENCES);
  await writeFile(
    join(slides, "01-part.md"),
    `---\ntitle: Random\n---\n\n${numbers.map(randomSlide).join("\n\n---\n\n")}\n`,
  );
}
