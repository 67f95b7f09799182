import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { PageContext } from "../pages/context.ts";
import { paperAddress } from "../pages/print/papers.ts";
import { findOverfull, OVERFULL_RECIPE } from "../paper/find-overfull.ts";
import type { Project } from "./project.ts";
import { type PrintSite, withPrintSite } from "./print-site.ts";

/**
 * A warning for each slide of a site that holds more than fits on it, which only shows where it is drawn.
 *
 * @throws {MissingBrowserError} when none is known, but slides had to be drawn
 */
export async function findOverfullSlides(
  contexts: readonly PageContext[],
  project: Project,
): Promise<VFileMessage[]> {
  const problems: VFileMessage[] = [];
  for (const context of contexts)
    problems.push(...(await withPrintSite(context, project, overfullSlides)));
  return problems;
}

/** A warning for each such slide of an episode. */
export async function overfullSlides(site: PrintSite): Promise<VFileMessage[]> {
  const { folder, episode, cache, browser } = site;
  const address = paperAddress(episode.id, "slides");
  const found = await cache.get("overfull.json", OVERFULL_RECIPE + address, async () => {
    const ids = await findOverfull(await browser.launch(), folder, address);
    return Buffer.from(JSON.stringify(ids));
  });
  const overfull = new Set<string>(JSON.parse(Buffer.from(found).toString()));
  return episode.segments
    .flatMap(({ slides }) => slides)
    .filter((slide) => overfull.has(slide.id))
    .map(({ place }) => {
      const reason =
        "Unexpected slide with more than fits on it, expected less, or another slide for the rest";
      return problem("slide-overfull", place, reason);
    });
}
