import type { VFileMessage } from "vfile-message";
import type { SharedBrowser } from "../chromium/shared-browser.ts";
import type { Episode } from "../episode/episode.ts";
import { problem } from "../episode/problem.ts";
import { findOverfull } from "../export/find-overfull.ts";
import { paperAddress } from "../render/papers.ts";
import type { PrintCache } from "./print-cache.ts";

/**
 * A warning for each slide that holds more than fits on it, which only shows where it is drawn.
 *
 * @param folder of a site with all its pages
 */
export async function overfullSlides(
  folder: string,
  { id, segments }: Episode,
  { browser, cache }: { readonly browser: SharedBrowser; readonly cache: PrintCache },
): Promise<VFileMessage[]> {
  const address = paperAddress(id, "slides");
  const found = await cache.get("overfull.json", address, async () => {
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
