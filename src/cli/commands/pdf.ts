import { readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { PAPERS, pdfOf, type Paper, type Sheet } from "../../render/papers.ts";
import { withPrintSite } from "../../site/print-site.ts";
import { replaceFiles } from "../../site/replace-files.ts";
import { writePdfs } from "../../site/write-pdfs.ts";
import { expectEpisode } from "../known-episode.ts";
import { expectNoSource } from "../output-folder.ts";
import { loadOne, openSession, type DrawingOptions } from "../session.ts";

export interface PdfOptions extends DrawingOptions {
  readonly layout?: Paper;
  readonly steps?: boolean;
  readonly theme?: "light" | "dark";
  readonly paper?: Sheet;
  readonly siteUrl?: string;
}

export async function pdf(id: string, options: PdfOptions): Promise<void> {
  await using session = openSession(options);
  const { project, browser } = session;
  const { layout, steps, theme, paper: sheet, siteUrl } = options;
  await expectEpisode(project, id);
  const papers = layout === undefined ? PAPERS : [layout];
  await expectNoSource(
    project,
    id,
    papers.map((paper) => pdfOf(id, paper)),
  );
  const context = await loadOne(session, id, { siteUrl, pdf: true });
  await withPrintSite(context, session, async ({ folder, cache }) => {
    const printing = { browser, cache, steps, theme, sheet, papers };
    const written = new Map<string, Uint8Array>();
    for (const file of await writePdfs(folder, context.episode, printing))
      written.set(join(project.out, id, basename(file)), await readFile(file));
    await replaceFiles(written);
    for (const path of written.keys()) console.log(relative(project.cwd, path));
  });
}
