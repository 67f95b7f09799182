import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fillFolder } from "../../site/build-site.ts";
import { openPrintCache } from "../../site/print-cache.ts";
import { replaceFiles } from "../../site/replace-files.ts";
import { writePdfs } from "../../site/write-pdfs.ts";
import { expectEpisode } from "../known-episode.ts";
import { loadWithoutErrors, openSession, type DrawingOptions } from "../session.ts";

export async function pdf(id: string, options: DrawingOptions): Promise<void> {
  await using session = openSession(options);
  const { project, assets, browser } = session;
  await expectEpisode(project, id);
  const { contexts } = await loadWithoutErrors(session, { pdf: true });
  const context = contexts.find(({ episode }) => episode.id === id);
  if (!context) return;
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-"));
  try {
    await fillFolder(folder, project, [context], assets);
    const cache = await openPrintCache(folder, id, session);
    for (const file of await writePdfs(folder, context.episode, browser, cache)) {
      const path = join(project.out, id, basename(file));
      await replaceFiles(new Map([[path, await readFile(file)]]));
      console.log(relative(project.cwd, path));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
