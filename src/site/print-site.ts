import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SharedBrowser } from "../browser/shared-browser.ts";
import type { PageContext } from "../pages/context.ts";
import { renderPrintPage } from "../pages/print/html.ts";
import { hasMath } from "../parts/deck/html.ts";
import type { ClientAssets } from "./assets.ts";
import { openPrintCache, type PrintCache } from "./print-cache.ts";
import { ignoreMissing, type Project } from "./project.ts";

/** As much of a site as is printed: one episode's print page, and what that shows. */
export interface PrintSite {
  readonly folder: string;
  readonly cache: PrintCache;
}

export interface PrintSiteOptions {
  readonly project: Project;
  readonly assets: ClientAssets;
  readonly browser: SharedBrowser;
}

/** Makes such a site for as long as the callback runs. */
export async function withPrintSite<Result>(
  { episode, ...context }: PageContext,
  options: PrintSiteOptions,
  use: (site: PrintSite) => Promise<Result>,
): Promise<Result> {
  const { project, assets } = options;
  const { id, media } = episode;
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-"));
  try {
    const home = join(folder, id);
    await mkdir(join(home, "print"), { recursive: true });
    const files = join(project.public, id);
    // The recording may be large, and nothing prints it.
    const recording = media && join(files, media.source);
    const isPrinted = (path: string) => path !== recording;
    await cp(files, home, { recursive: true, filter: isPrinted }).catch(ignoreMissing);
    const page = { episode, ...context };
    await assets.copy(hasMath(page) ? ["print", "math"] : ["print"], folder);
    await writeFile(join(home, "print/index.html"), renderPrintPage(page));
    return await use({ folder, cache: await openPrintCache(folder, id, options) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
