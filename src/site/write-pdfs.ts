import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Paper,
  paperAddress,
  type PaperOptions,
  PAPERS,
  pdfOf,
} from "../pages/print/papers.ts";
import { PDF_RECIPE, printPdf } from "../paper/print-page.ts";
import type { PrintSite } from "./print-site.ts";

export interface WritePdfsOptions extends PaperOptions {
  /** All of them, unless told otherwise. */
  readonly papers?: readonly Paper[];
}

/**
 * Writes an episode's PDFs into a site. What was printed before from the same page comes from the cache.
 *
 * @returns the files' paths
 */
export async function writePdfs(
  { folder, episode, cache, browser }: PrintSite,
  { papers = PAPERS, ...options }: WritePdfsOptions = {},
): Promise<string[]> {
  const { id } = episode;
  const write = async (paper: Paper) => {
    const address = paperAddress(id, paper, options);
    const printed = await cache.get(`${paper}.pdf`, PDF_RECIPE + address, async () => {
      const chromium = await browser.launch();
      // Loading pdf-lib takes a fifth of a second, in which Chromium can already print.
      void loadFinishPdf();
      return printPdf(chromium, folder, address);
    });
    const { finishPdf } = await loadFinishPdf();
    const slides = paper === "slides";
    const target = join(folder, id, pdfOf(id, paper));
    await writeFile(target, await finishPdf(printed, episode, { slides, steps: options.steps }));
    return target;
  };
  return Promise.all(papers.map(write));
}

const loadFinishPdf = () => import("../paper/finish-pdf.ts");
