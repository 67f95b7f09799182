import { isError, sentenceOf } from "../../build/episode/problem.js";
import { createSlidesPage } from "../../build/pages/print/html.js";
import { serveFolder } from "../../build/paper/serve-folder.js";
import { loadSite } from "../../build/site/load-site.js";
import { withPage } from "../../build/site/print-site.js";
import { findCollisions } from "../page/find-collisions.mjs";

/**
 * @typedef {object} DrawnSlide
 * @property {string} id
 * @property {readonly string[]} collisions what a reader would see to be wrong
 * @property {readonly string[]} told what Cuedeck says of it
 */

/**
 * Draws a project's slides as Cuedeck does, and looks at each.
 *
 * @param {import("../../build/site/project.js").Project} project
 * @param {(context: import("../../build/pages/context.js").PageContext, site: string) => Promise<void>} [onSite]
 * @returns {Promise<DrawnSlide[]>}
 */
export async function drawSlides(project, onSite) {
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
      const page = await browser.newPage();
      const { origin, close } = await serveFolder(page, site);
      await page.goto(`${origin}/${id}/print/`);
      await page.loaded();
      const found = await page.evaluate(findCollisions);
      close();
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
