import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EXPORT_NAMES, exportOf } from "../formats/formats.ts";
import { renderWebManifest } from "../pages/app.ts";
import type { PageContext, PageName, PageServer } from "../pages/context.ts";
import { renderIndexPage } from "../pages/index/html.ts";
import { type Listed, newestFirst } from "../pages/index/listed-html.ts";
import { renderListenPage } from "../pages/listen/html.ts";
import { renderPresentPage } from "../pages/present/html.ts";
import { renderPrintPage } from "../pages/print/html.ts";
import { renderSpeakerPage } from "../pages/speaker/html.ts";
import type { BuildOptions } from "./build-site.ts";
import { ignoreMissing } from "./files.ts";
import { writePictures } from "./pictures.ts";
import { hasRemarks, openPrintSite, printPdfs } from "./print-site.ts";
import type { Project } from "./project.ts";
import { WORKER, writeServiceWorker } from "./service-worker.ts";
import { indexTheme, writeTheme } from "./themes.ts";

/** The console: with an episode's private remarks, listeners' browsers don't keep it. */
const SPEAKER = "speaker/index.html";

/** An episode's text files: functions that write them, by path below `dist/<episode>/`. */
export function episodeFiles(context: PageContext): Map<string, () => string> {
  const texts = EXPORT_NAMES.map(exportOf).flatMap((format): [string, () => string][] =>
    format.published && format.type === "text"
      ? [[format.path(context.episode.id), () => format.write(context)]]
      : [],
  );
  return new Map<string, () => string>([
    ["index.html", () => renderListenPage(context)],
    ["present/index.html", () => renderPresentPage(context)],
    [SPEAKER, () => renderSpeakerPage(context)],
    ["print/index.html", () => renderPrintPage(context)],
    ["manifest.webmanifest", () => renderWebManifest(context)],
    ["timeline.json", () => `${JSON.stringify(context.timeline, null, 1)}\n`],
    ...texts,
  ]);
}

/** Writes a site into a folder: pages, assets, the files of the episodes, and what is printed. */
export async function writeSite(
  folder: string,
  contexts: readonly PageContext[],
  project: Project,
  options: BuildOptions,
): Promise<void> {
  const [newest, ...others] = newestFirst(contexts);
  await project.assets.copy(pagesOf(contexts), folder);
  await writeIndex(folder, newest, others, project, options);
  for (const [index, context] of contexts.entries()) {
    await writePages(folder, context, project, options);
    await finishEpisode(folder, context, project, options);
    if (options.pdf !== false) project.progress.step("PDFs", index + 1, contexts.length);
  }
}

/** Writes the page with all episodes, and its theme. @param others than the newest one, by their dates */
export async function writeIndex(
  folder: string,
  newest: PageContext | undefined,
  others: readonly Listed[],
  { assets }: Project,
  { broker }: BuildOptions,
): Promise<void> {
  const theme = indexTheme(newest);
  await writeTheme(theme, folder);
  const page = renderIndexPage(newest, others, assets, theme, { broker });
  await writeFile(join(folder, "index.html"), page);
}

/** Writes what an episode has, but for what {@link finishEpisode} adds once nothing is wrong with any other. */
export async function writePages(
  folder: string,
  context: PageContext,
  project: Project,
  { broker }: BuildOptions,
): Promise<void> {
  const { id } = context.episode;
  const server: PageServer = { broker };
  const home = join(folder, id);
  await writeTheme(context.theme, folder);
  // A site is copied to a server, where a link to a large recording would lead nowhere.
  const options = { recursive: true, dereference: true, force: false };
  await cp(join(project.public, id), home, options).catch(ignoreMissing);
  for (const [name, render] of episodeFiles({ ...context, worker: WORKER, server })) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), render());
  }
}

/** Adds what is printed of an episode, and its service worker. The site has all that its print page loads. */
export async function finishEpisode(
  folder: string,
  context: PageContext,
  project: Project,
  { pdf = true }: BuildOptions,
): Promise<void> {
  const { assets } = project;
  const { episode, theme } = context;
  if (pdf) {
    const printSite = await openPrintSite(folder, context, project);
    // While PDFs are finished here, the browser takes pictures.
    const [pdfs] = await Promise.all([printPdfs(printSite), writePictures(printSite)]);
    for (const [name, content] of pdfs) await writeFile(join(folder, episode.id, name), content);
  }
  // Last, as it lists the files above.
  const shared = [...assets.files(pagesOfEpisode(context)), theme.sheet, ...theme.files.keys()];
  const withheld = hasRemarks(episode) ? [SPEAKER] : [];
  await writeServiceWorker(folder, episode, shared, assets.serviceWorker(), withheld);
}

/** The pages whose scripts and styles a site with some episodes needs. */
export function pagesOf(episodes: readonly Pick<PageContext, "math">[]): PageName[] {
  return ["index", ...new Set(episodes.flatMap(pagesOfEpisode))];
}

function pagesOfEpisode({ math }: Pick<PageContext, "math">): PageName[] {
  return ["listen", "present", "speaker", "print", ...(math ? (["math"] as const) : [])];
}
