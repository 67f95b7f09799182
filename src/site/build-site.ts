import { existsSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EXPORT_NAMES, exportOf } from "../formats/formats.ts";
import type { VFileMessage } from "vfile-message";
import type { MissingBrowserError } from "../browser/browser-choice.ts";
import { isError } from "../episode/problem.ts";
import { renderWebManifest } from "../pages/app.ts";
import type { PageContext, PageName, PageServer } from "../pages/context.ts";
import { renderIndexPage } from "../pages/index/html.ts";
import { renderListenPage } from "../pages/listen/html.ts";
import { renderPresentPage } from "../pages/present/html.ts";
import { renderPrintPage } from "../pages/print/html.ts";
import { renderSpeakerPage } from "../pages/speaker/html.ts";
import { ignoreMissing, listFiles, realPath, replaceFolder } from "./files.ts";
import type { Measuring } from "./fit-slides.ts";
import { loadSite } from "./load-site.ts";
import { expectReplaceable } from "./output-folder.ts";
import { writePictures } from "./pictures.ts";
import { hasRemarks, openPrintSite, printPdfs } from "./print-site.ts";
import type { Project } from "./project.ts";
import { WORKER, writeServiceWorker } from "./service-worker.ts";
import { indexTheme, writeTheme } from "./themes.ts";

export interface BuildOptions {
  /** False to leave out what has to be printed: PDFs, and pictures of the cover and the slides. */
  readonly pdf?: boolean | undefined;
  /** False to leave out private remarks everywhere. */
  readonly private?: boolean | undefined;
  /** Where the site will stand, with its closing slash. */
  readonly siteUrl?: string | undefined;
  /** Address of the room's broker, with ws: or wss:, for talks that others follow. */
  readonly broker?: string | undefined;
}

export interface BuildResult {
  /** Errors and warnings of the sources; with an error nothing is written. */
  readonly problems: readonly VFileMessage[];
  /** The site's folder: an absolute path. */
  readonly out: string;
  /** Paths below it, with `/`: every file that was written. */
  readonly written: readonly string[];
  /** Paths below it that were there before, and are no longer. */
  readonly removed: readonly string[];
  /** Ids of the episodes of the site. */
  readonly episodes: readonly string[];
  /** Why diagrams could not be drawn; then nothing is written either. */
  readonly undrawn?: MissingBrowserError | undefined;
  /** Why slides could not be measured; they are then as large as if they held what they have. */
  readonly unmeasured?: MissingBrowserError | undefined;
}

/**
 * Builds every episode of a project into its output folder, which is replaced as a whole.
 *
 * @throws {UsageError} when the output folder may not be replaced
 * @throws {MissingBrowserError} when there is no browser to print with
 */
export async function buildSite(
  project: Project,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const { pdf = true, siteUrl } = options;
  const { out } = project;
  const before = await expectReplaceable(project);
  const site = await loadSite(project, { pdf, siteUrl, measuring: measuringFor(options) });
  const { problems, undrawn, unmeasured } = site;
  const contexts = options.private === false ? site.contexts.map(withoutRemarks) : site.contexts;
  if (undrawn || problems.some(isError))
    return { problems, undrawn, out, written: [], removed: [], episodes: [] };
  if (pdf && unmeasured) throw unmeasured;
  // If the output folder is a link, its target is replaced.
  await replaceFolder(await realPath(out), async (folder) => {
    await cp(project.public, folder, { recursive: true, dereference: true }).catch(ignoreMissing);
    await writeSite(folder, contexts, project, options);
    // Printing takes a while: somebody may have added files meanwhile.
    await expectReplaceable(project);
  });
  const removed = before
    .filter((path) => !existsSync(join(out, path)))
    .filter((path, _, paths) => !paths.some((other) => path.startsWith(`${other}/`)));
  const episodes = contexts.map(({ episode }) => episode.id);
  return { problems, unmeasured, out, written: await listFiles(out), removed, episodes };
}

/** A browser is downloaded for what is printed, but not to measure slides alone. */
export function measuringFor({ pdf = true }: BuildOptions): Measuring {
  return pdf ? "fetch" : "found";
}

/** The console: with an episode's private remarks, listeners' browsers don't keep it. */
const SPEAKER = "speaker/index.html";

function withoutRemarks(context: PageContext): PageContext {
  const segments = context.episode.segments.map((segment) => ({
    ...segment,
    slides: segment.slides.map((slide) => ({ ...slide, remarks: [] })),
  }));
  return { ...context, episode: { ...context.episode, segments } };
}

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
  { pdf = true, broker }: BuildOptions,
): Promise<void> {
  const { assets, progress } = project;
  const server: PageServer = { broker };
  await mkdir(folder, { recursive: true });
  await assets.copy(["index", ...contexts.flatMap(pagesOf)], folder);
  const theme = indexTheme(contexts);
  for (const each of new Set([theme, ...contexts.map((context) => context.theme)]))
    await writeTheme(each, folder);
  await writeFile(join(folder, "index.html"), renderIndexPage(contexts, assets, theme, server));
  for (const [index, context] of contexts.entries()) {
    const { episode } = context;
    const home = join(folder, episode.id);
    // A site is copied to a server, where a link to a large recording would lead nowhere.
    const options = { recursive: true, dereference: true, force: false };
    await cp(join(project.public, episode.id), home, options).catch(ignoreMissing);
    for (const [name, render] of episodeFiles({ ...context, worker: WORKER, server })) {
      await mkdir(dirname(join(home, name)), { recursive: true });
      await writeFile(join(home, name), render());
    }
    if (pdf) {
      const printSite = await openPrintSite(folder, context, project);
      for (const [name, content] of await printPdfs(printSite))
        await writeFile(join(home, name), content);
      await writePictures(printSite);
      progress.step("PDFs", index + 1, contexts.length);
    }
    // Last, as it lists the files above.
    const { sheet, files } = context.theme;
    const shared = [...assets.files(pagesOf(context)), sheet, ...files.keys()];
    const withheld = hasRemarks(episode) ? [SPEAKER] : [];
    await writeServiceWorker(folder, episode, shared, assets.serviceWorker(), withheld);
  }
}

/** The pages whose scripts and styles an episode needs. */
function pagesOf(context: PageContext): PageName[] {
  const pages: PageName[] = ["listen", "present", "speaker", "print"];
  if (context.math) pages.push("math");
  return pages;
}
