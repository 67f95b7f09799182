import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { PageContext } from "../../pages/context.ts";
import { fillFolder, writeServiceWorkers } from "../../site/build-site.ts";
import { overfullSlides } from "../../site/overfull-slides.ts";
import { writePictures } from "../../site/pictures.ts";
import { realPath } from "../../site/files.ts";
import { openPrintSite } from "../../site/print-site.ts";
import { displayPath, type Project } from "../../site/project.ts";
import { replaceFolder } from "../../site/replace.ts";
import { writePdfs } from "../../site/write-pdfs.ts";
import { expectReplaceable } from "../../site/output-folder.ts";
import { type DrawingOptions, loadWithoutErrors, openHere } from "../load.ts";
import { reportProblems } from "../report.ts";

export interface BuildOptions extends DrawingOptions {
  readonly pdf: boolean;
  readonly siteUrl?: string;
  /** Where the room's broker is. */
  readonly broker?: string;
}

export async function build(options: BuildOptions): Promise<void> {
  await using project = await openHere(options);
  const before = await expectReplaceable(project);
  const { contexts } = await loadWithoutErrors(project, options);
  // A link in its place stays, and leads to the new one.
  await replaceFolder(await realPath(project.out), async (folder) => {
    await fillFolder(folder, contexts, project, options.broker);
    if (options.pdf) await print(folder, contexts, project);
    await writeServiceWorkers(folder, contexts, project);
    // Printing takes a while, in which somebody may have put something there.
    await expectReplaceable(project);
  });
  const lost = before
    .filter((path) => !existsSync(join(project.out, path)))
    .filter((path, _, paths) => !paths.some((other) => path.startsWith(`${other}/`)));
  if (lost.length > 0)
    project.progress.line(
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
  project: Project,
): Promise<void> {
  for (const [index, context] of contexts.entries()) {
    const site = await openPrintSite(folder, context, project);
    await writePdfs(site);
    await writePictures(site);
    const overfull = await overfullSlides(site);
    project.progress.step("PDFs", index + 1, contexts.length);
    reportProblems(project, overfull);
  }
}
