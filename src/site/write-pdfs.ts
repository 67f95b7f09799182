import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SharedBrowser } from "../chromium/shared-browser.ts";
import type { Episode } from "../episode/episode.ts";
import { PDF_RECIPE, printPdf } from "../export/print-pdf.ts";
import { slidesPdfOf } from "../render/files.ts";
import type { PrintCache } from "./print-cache.ts";

/**
 * Writes an episode's PDFs into a site. One that was printed before from the same page comes from the cache.
 *
 * @param folder of the site
 * @param cache of the episode's print page
 * @returns the files' paths
 */
export async function writePdfs(
  folder: string,
  episode: Episode,
  browser: SharedBrowser,
  cache: PrintCache,
): Promise<string[]> {
  const { id } = episode;
  const target = join(folder, id, slidesPdfOf(id));
  const printed = await cache.get("slides.pdf", PDF_RECIPE, async () => {
    const chromium = await browser.launch();
    // Loading pdf-lib takes a fifth of a second, in which Chromium can already print.
    void loadFinishPdf();
    return printPdf(chromium, folder, `${encodeURIComponent(id)}/print/index.html?layout=slides`);
  });
  const { finishPdf } = await loadFinishPdf();
  await writeFile(target, await finishPdf(printed, episode));
  return [target];
}

const loadFinishPdf = () => import("../export/finish-pdf.ts");
