import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EXPORT_NAMES, exportOf } from "../formats/formats.ts";
import { renderWebManifest } from "../pages/app.ts";
import type { PageContext, PageName, PageServer } from "../pages/context.ts";
import { renderIndexPage } from "../pages/index/html.ts";
import { renderListenPage } from "../pages/listen/html.ts";
import { renderPresentPage } from "../pages/present/html.ts";
import { renderPrintPage } from "../pages/print/html.ts";
import { renderSpeakerPage } from "../pages/speaker/html.ts";
import { hasMath } from "../parts/deck/html.ts";
import { ignoreMissing } from "./files.ts";
import type { Project } from "./project.ts";
import { WORKER, writeServiceWorker } from "./service-worker.ts";

/** Every file of an episode that is text, by its path below `dist/<episode>/`; made when asked for. */
export function episodeFiles(context: PageContext): Map<string, () => string> {
  const texts = EXPORT_NAMES.map(exportOf).flatMap((format): [string, () => string][] =>
    format.published && format.type === "text"
      ? [[format.path(context.episode.id), () => format.write(context)]]
      : [],
  );
  return new Map<string, () => string>([
    ["index.html", () => renderListenPage(context)],
    ["present/index.html", () => renderPresentPage(context)],
    ["speaker/index.html", () => renderSpeakerPage(context)],
    ["print/index.html", () => renderPrintPage(context)],
    ["manifest.webmanifest", () => renderWebManifest(context)],
    ["timeline.json", () => `${JSON.stringify(context.timeline, null, 1)}\n`],
    ...texts,
  ]);
}

/**
 * Fills an empty folder with the site: pages, assets, and the files of `public/`. All but {@link writeServiceWorkers}.
 *
 * @param broker the room's, of which the pages are to know
 */
export async function fillFolder(
  folder: string,
  contexts: readonly PageContext[],
  { public: files, assets }: Project,
  broker?: string,
): Promise<void> {
  const server: PageServer = { broker };
  await mkdir(folder, { recursive: true });
  // A recording may be a link to where there is room for it, and the site goes elsewhere without that.
  await cp(files, folder, { recursive: true, dereference: true }).catch(ignoreMissing);
  await assets.copy(["index", ...contexts.flatMap(pagesOf)], folder);
  await writeFile(join(folder, "index.html"), renderIndexPage(contexts, assets, server));
  for (const context of contexts) {
    for (const [name, render] of episodeFiles({ ...context, worker: WORKER, server })) {
      const path = join(folder, context.episode.id, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, render());
    }
  }
}

/** Writes every episode's service worker, once all that it is to keep lies in the folder. */
export async function writeServiceWorkers(
  folder: string,
  contexts: readonly PageContext[],
  { assets }: Project,
): Promise<void> {
  for (const context of contexts) {
    const shared = assets.files(pagesOf(context));
    await writeServiceWorker(folder, context.episode, shared, assets.serviceWorker());
  }
}

/** The kinds of page of which an episode needs scripts and styles. */
function pagesOf(context: PageContext): PageName[] {
  const pages: PageName[] = ["listen", "present", "speaker", "print"];
  if (hasMath(context)) pages.push("math");
  return pages;
}
