import { readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { type Paper, PAPERS, pdfOf, type Sheet } from "../../pages/print/papers.ts";
import { withPrintSite } from "../../site/print-site.ts";
import { replaceFiles } from "../../site/replace.ts";
import { writePdfs } from "../../site/write-pdfs.ts";
import { expectEpisode } from "../../site/project.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { expectNoSource } from "../../site/output-folder.ts";
import { printFile } from "../report.ts";
import { type DrawingOptions, loadOne, openHere } from "../load.ts";

export interface PdfOptions extends DrawingOptions {
  readonly layout?: Paper;
  readonly steps?: boolean;
  readonly theme?: "light" | "dark";
  readonly paper?: Sheet;
  readonly siteUrl?: string;
}

export async function pdf(id: string, { out, ...options }: PdfOptions): Promise<void> {
  const { layout, steps, theme, paper: sheet, siteUrl } = options;
  const papers = layout === undefined ? PAPERS : [layout];
  const toStdout = out === "-";
  expectUse(options);
  if (toStdout && layout === undefined) {
    const reason =
      "Unexpected `--out -`, expected a folder, or a --layout: all are more than one file.";
    throw new CommandError(EXIT.usage, reason);
  }
  await using project = await openHere({
    ...options,
    ...(!toStdout && out !== undefined && { out }),
  });
  await expectEpisode(project, id);
  if (!toStdout)
    await expectNoSource(
      project,
      id,
      papers.map((paper) => pdfOf(id, paper)),
    );
  const context = await loadOne(project, id, { siteUrl, pdf: true });
  await withPrintSite(context, project, async (site) => {
    const written = new Map<string, Uint8Array>();
    for (const file of await writePdfs(site, { steps, theme, sheet, papers }))
      written.set(join(project.out, id, basename(file)), await readFile(file));
    if (toStdout) {
      for (const content of written.values()) await printFile(content);
      return;
    }
    await replaceFiles(written);
    for (const path of written.keys()) console.log(relative(project.cwd, path));
  });
}

/** @throws {CommandError} if an option has no effect on the layout */
function expectUse({ layout, steps, paper }: Omit<PdfOptions, "out" | "cache">): void {
  if (steps && layout !== undefined && layout !== "slides") {
    const reason = `Unexpected --steps, expected it with the slides: ${layout} shows each slide once.`;
    throw new CommandError(EXIT.usage, reason);
  }
  if (paper !== undefined && layout === "slides") {
    const reason =
      "Unexpected --paper, expected it with handout or notes: pages of slides are as large as slides.";
    throw new CommandError(EXIT.usage, reason);
  }
}
