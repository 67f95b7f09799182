import type { VFileMessage } from "vfile-message";
import type { SharedBrowser } from "../browser/shared-browser.ts";
import type { Episode } from "../episode/episode.ts";
import { problem } from "../episode/problem.ts";
import type { PageContext } from "../pages/context.ts";
import { paperAddress } from "../pages/print/papers.ts";
import { findOverfull, OVERFULL_RECIPE } from "../paper/find-overfull.ts";
import type { PrintCache } from "./print-cache.ts";
import { type PrintSiteOptions, withPrintSite } from "./print-site.ts";

/**
 * A warning for each slide of a site that holds more than fits on it, which only shows where it is drawn.
 *
 * @throws {MissingBrowserError} when none is known, but slides had to be drawn
 */
export async function findOverfullSlides(
  contexts: readonly PageContext[],
  options: PrintSiteOptions,
): Promise<VFileMessage[]> {
  const problems: VFileMessage[] = [];
  for (const context of contexts)
    await withPrintSite(context, options, async ({ folder, cache }) => {
      const { browser } = options;
      problems.push(...(await overfullSlides(folder, context.episode, { browser, cache })));
    });
  return problems;
}

/**
 * A warning for each such slide of an episode.
 *
 * @param folder of a site with its print page
 */
export async function overfullSlides(
  folder: string,
  { id, segments }: Episode,
  { browser, cache }: { readonly browser: SharedBrowser; readonly cache: PrintCache },
): Promise<VFileMessage[]> {
  const address = paperAddress(id, "slides");
  const found = await cache.get("overfull.json", OVERFULL_RECIPE + address, async () => {
    const ids = await findOverfull(await browser.launch(), folder, address);
    return Buffer.from(JSON.stringify(ids));
  });
  const overfull = new Set<string>(JSON.parse(Buffer.from(found).toString()));
  return segments
    .flatMap(({ slides }) => slides)
    .filter((slide) => overfull.has(slide.id))
    .map(({ place }) => {
      const reason =
        "Unexpected slide with more than fits on it, expected less, or another slide for the rest";
      return problem("slide-overfull", place, reason);
    });
}
