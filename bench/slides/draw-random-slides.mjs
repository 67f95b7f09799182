import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isError, sentenceOf } from "../../build/episode/problem.js";
import { createSlidesPage } from "../../build/pages/print/html.js";
import { loadSite } from "../../build/site/load-site.js";
import { withPage } from "../../build/site/print-site.js";
import { openProject } from "../../build/site/project.js";
import { findCollisions } from "../page/find-collisions.mjs";
import { RANDOM_REFERENCES, randomFiles, randomSlide } from "./random-slides.mjs";

/** Slides of one episode: a page with thousands takes a browser long. */
const PER_EPISODE = 100;

/**
 * @typedef {object} DrawnSlide
 * @property {string} id
 * @property {readonly string[]} collisions what a reader would see to be wrong
 * @property {readonly string[]} told what Cuedeck says of it
 */

/**
 * Draws random slides as Cuedeck does, and looks at each.
 *
 * @param {object} options
 * @param {string} options.folder for their project, which is emptied
 * @param {readonly number[]} options.numbers seeds of the slides
 * @param {string} [options.theme]
 * @param {(context: import("../../build/pages/context.js").PageContext, site: string) => Promise<void>} [options.onSite]
 * @returns {Promise<DrawnSlide[]>}
 */
export async function drawRandomSlides({ folder, numbers, theme, onSite }) {
  await rm(join(folder, "slides"), { recursive: true, force: true });
  for (let start = 0; start < numbers.length; start += PER_EPISODE)
    await writeEpisode(folder, numbers.slice(start, start + PER_EPISODE), theme);
  const project = await openProject({ cwd: folder });
  try {
    return await drawProject(project, onSite);
  } finally {
    await project[Symbol.asyncDispose]();
  }
}

/**
 * @param {import("../../build/site/project.js").Project} project
 * @param {Parameters<typeof drawRandomSlides>[0]["onSite"]} onSite
 */
async function drawProject(project, onSite) {
  const { contexts, problems } = await loadSite(project, { pdf: false });
  const wrong = problems.filter(isError);
  if (wrong.length > 0) throw new Error(wrong.map(sentenceOf).join("\n"));
  const browser = await project.browser.launch();
  /** @type {DrawnSlide[]} */
  const drawn = [];
  for (const context of contexts) {
    const { id, segments } = context.episode;
    const collisions = await withPage(createSlidesPage(context), context, project, async (site) => {
      await onSite?.(context, site);
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
      await page.route("**/*", (route) => {
        const path = decodeURIComponent(new URL(route.request().url()).pathname);
        return route.fulfill({ path: join(site, path) }).catch(() => route.abort());
      });
      await page.goto(`https://slides.invalid/${id}/print/index.html`, { waitUntil: "load" });
      await page.evaluate("document.fonts.ready");
      const found = await page.evaluate(findCollisions);
      await page.close();
      return found;
    });
    const slides = segments.flatMap((segment) => segment.slides);
    for (const [index, slide] of slides.entries()) {
      const first = slide.place.position?.start.line ?? 0;
      const next = slides[index + 1]?.place.position?.start.line ?? Infinity;
      const told = problems.filter(
        ({ ruleId, file, line = 0 }) =>
          ruleId === "slide-overfull" && file === slide.place.path && line >= first && line < next,
      );
      drawn.push({
        id: slide.id,
        collisions: collisions[slide.id] ?? [],
        told: told.map(sentenceOf),
      });
    }
  }
  return drawn;
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
