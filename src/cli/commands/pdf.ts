import { type Paper, PAPERS, pdfOf, type Sheet } from "../../pages/print/papers.ts";
import { expectNoSource } from "../../site/output-folder.ts";
import { printPdfs, withPrintSite } from "../../site/print-site.ts";
import { expectEpisode, UsageError } from "../../site/project.ts";
import { type DrawingOptions, loadOne, openHere, writeOutput } from "../project.ts";

export interface PdfOptions extends DrawingOptions {
  readonly layout?: Paper;
  readonly steps?: boolean;
  readonly theme?: "light" | "dark";
  readonly paper?: Sheet;
  readonly siteUrl?: string;
}

export async function pdf(id: string, options: PdfOptions): Promise<void> {
  const { layout, steps, theme, paper: sheet, siteUrl } = options;
  const papers = layout === undefined ? PAPERS : [layout];
  const toStdout = options.out === "-";
  expectUse(options, toStdout);
  await using project = await openHere(options);
  await expectEpisode(project, id);
  const names = papers.map((paper) => pdfOf(id, paper));
  if (!toStdout) await expectNoSource(project, id, names);
  const context = await loadOne(project, id, { siteUrl, pdf: true });
  const files = await withPrintSite(context, project, (site) =>
    printPdfs(site, { steps, theme, sheet, papers }),
  );
  await writeOutput(project, id, files, toStdout);
}

/** @throws {UsageError} if an option has no effect on the layout, or stdout can't hold all layouts */
function expectUse({ layout, steps, paper }: PdfOptions, toStdout: boolean): void {
  if (steps && layout !== undefined && layout !== "slides")
    throw new UsageError(
      `Unexpected --steps, expected it with the slides: ${layout} shows each slide once.`,
    );
  if (paper !== undefined && layout === "slides")
    throw new UsageError(
      "Unexpected --paper, expected it with handout or notes: pages of slides are as large as slides.",
    );
  if (toStdout && layout === undefined)
    throw new UsageError(
      "Unexpected `--out -`, expected a folder, or a --layout: all are more than one file.",
    );
}
