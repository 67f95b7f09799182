import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import type { Paper, Sheet } from "../../render/papers.ts";
import { fillFolder } from "../../site/build-site.ts";
import { openPrintCache } from "../../site/print-cache.ts";
import { replaceFiles } from "../../site/replace-files.ts";
import { writePdfs } from "../../site/write-pdfs.ts";
import { expectEpisode } from "../known-episode.ts";
import { loadWithoutErrors, openSession, type DrawingOptions } from "../session.ts";

export interface PdfOptions extends DrawingOptions {
  readonly layout?: Paper;
  readonly steps?: boolean;
  readonly theme?: "light" | "dark";
  readonly paper?: Sheet;
  readonly siteUrl?: string;
}

export async function pdf(id: string, options: PdfOptions): Promise<void> {
  await using session = openSession(options);
  const { project, assets, browser } = session;
  const { layout, steps, theme, paper: sheet, siteUrl } = options;
  await expectEpisode(project, id);
  const { contexts } = await loadWithoutErrors(session, { pdf: true, siteUrl });
  const context = contexts.find(({ episode }) => episode.id === id);
  if (!context) return;
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-"));
  try {
    await fillFolder(folder, project, [context], assets);
    const cache = await openPrintCache(folder, id, session);
    const files = await writePdfs(folder, context.episode, {
      browser,
      cache,
      steps,
      theme,
      sheet,
      ...(layout && { papers: [layout] }),
    });
    const written = new Map<string, Uint8Array>();
    for (const file of files)
      written.set(join(project.out, id, basename(file)), await readFile(file));
    await replaceFiles(written);
    for (const path of written.keys()) console.log(relative(project.cwd, path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
