import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { PageContext } from "../../pages/context.ts";
import { fillFolder, writeServiceWorkers } from "../../site/build-site.ts";
import { overfullSlides } from "../../site/overfull-slides.ts";
import { writePictures } from "../../site/pictures.ts";
import { openPrintCache } from "../../site/print-cache.ts";
import { displayPath, realPath } from "../../site/project.ts";
import { replaceFolder } from "../../site/replace.ts";
import { writePdfs } from "../../site/write-pdfs.ts";
import { expectReplaceable } from "../output-folder.ts";
import { formatProblems } from "../report.ts";
import { type DrawingOptions, loadWithoutErrors, openSession, type Session } from "../session.ts";

export interface BuildOptions extends DrawingOptions {
  readonly pdf: boolean;
  readonly siteUrl?: string;
  /** Where the room's broker is. */
  readonly broker?: string;
}

export async function build(options: BuildOptions): Promise<void> {
  await using session = openSession(options);
  const { project, assets, progress } = session;
  const before = await expectReplaceable(project);
  const { contexts } = await loadWithoutErrors(session, options);
  // A link in its place stays, and leads to the new one.
  await replaceFolder(await realPath(project.out), async (folder) => {
    await fillFolder(folder, project, contexts, assets, options.broker);
    if (options.pdf) await print(folder, contexts, session);
    await writeServiceWorkers(folder, contexts, assets);
  });
  const lost = before
    .filter((path) => !existsSync(join(project.out, path)))
    .filter((path, _, paths) => !paths.some((other) => path.startsWith(`${other}/`)));
  if (lost.length > 0)
    progress.line(
      `Removed from ${displayPath(project, project.out)}: ${lost.join(", ")}; what is to stay needs another folder.`,
    );
  for (const { episode } of contexts) {
    console.log(join(relative(project.cwd, project.out), episode.id, "index.html"));
  }
}

/** Adds what is made from the print pages of a site. */
async function print(
  folder: string,
  contexts: readonly PageContext[],
  session: Session,
): Promise<void> {
  const { browser, progress } = session;
  for (const [index, { episode }] of contexts.entries()) {
    const cache = await openPrintCache(folder, episode.id, session);
    await writePdfs(folder, episode, { browser, cache });
    await writePictures(folder, episode, { browser, cache });
    const overfull = await overfullSlides(folder, episode, { browser, cache });
    progress.step("PDFs", index + 1, contexts.length);
    if (overfull.length > 0) progress.line(formatProblems(overfull, process.stderr.isTTY ?? false));
  }
}
