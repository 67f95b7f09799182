import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SharedBrowser } from "../browser/shared-browser.ts";
import type { Episode } from "../episode/episode.ts";
import type { PageContext } from "../pages/context.ts";
import { createPrintPage } from "../pages/print/html.ts";
import { renderTree } from "../pages/document.ts";
import { hasMath } from "../parts/deck/html.ts";
import { ignoreMissing } from "./files.ts";
import { openPrintCache, type PrintCache } from "./print-cache.ts";
import type { Project } from "./project.ts";

/** A site with an episode's print page, and what that page shows: all PDFs and pictures are made from it. */
export interface PrintSite {
  readonly folder: string;
  readonly episode: Episode;
  /** What was made from the page before. */
  readonly cache: PrintCache;
  readonly browser: SharedBrowser;
}

/** @param folder of a site that is whole */
export async function openPrintSite(
  folder: string,
  context: PageContext,
  project: Project,
): Promise<PrintSite> {
  const { episode } = context;
  const cache = await openPrintCache(createPrintPage(context), join(folder, episode.id), project);
  return { folder, episode, cache, browser: project.browser };
}

/** Makes a site of no more than that for as long as the callback runs. */
export async function withPrintSite<Result>(
  context: PageContext,
  project: Project,
  use: (site: PrintSite) => Promise<Result>,
): Promise<Result> {
  const { id, media } = context.episode;
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-"));
  try {
    const home = join(folder, id);
    await mkdir(join(home, "print"), { recursive: true });
    const files = join(project.public, id);
    // The recording may be large, and nothing prints it.
    const recording = media && join(files, media.source);
    const isPrinted = (path: string) => path !== recording;
    await cp(files, home, { recursive: true, filter: isPrinted }).catch(ignoreMissing);
    await project.assets.copy(hasMath(context) ? ["print", "math"] : ["print"], folder);
    await writeFile(join(home, "print/index.html"), renderTree(createPrintPage(context)));
    return await use(await openPrintSite(folder, context, project));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
