import { copyFile, cp } from "node:fs/promises";
import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { MissingBrowserError } from "../browser/browser-choice.ts";
import { isError, sentenceOf } from "../episode/problem.ts";
import type { PageContext } from "../pages/context.ts";
import { type Listed, newestFirst } from "../pages/index/listed-html.ts";
import type { BuildOptions } from "./build-site.ts";
import { ignoreMissing } from "./files.ts";
import type { Measuring } from "./fit-slides.ts";
import { keepProblem, reviveProblem } from "./kept-problems.ts";
import type { BuiltEpisode, LastSite, SiteToKeep } from "./last-site.ts";
import { loadShared } from "./load-shared.ts";
import { loadSite } from "./load-site.ts";
import type { Project } from "./project.ts";
import { isFirstPrint, startEarly } from "./start-early.ts";
import { finishEpisode, pagesOf, writeIndex, writePages } from "./write-site.ts";

/** What came of the sources of a site. */
export interface Filled {
  readonly problems: readonly VFileMessage[];
  /** Why diagrams could not be drawn. */
  readonly undrawn?: MissingBrowserError | undefined;
  /** Why slides could not be measured. */
  readonly unmeasured?: MissingBrowserError | undefined;
  /** Nothing with errors. */
  readonly built?: SiteToKeep | undefined;
}

/** A browser is downloaded for what is printed, but not to measure slides alone. */
export function measuringFor({ pdf = true }: BuildOptions): Measuring {
  return pdf ? "fetch" : "found";
}

/** Episodes that are kept in memory until they are printed; any others are loaded again. */
const HELD = 40;

/**
 * Fills the empty folder of a site with all but the episodes that are kept from the last one. Episode by episode, so that
 * memory does not limit how many there are; with an error in one of them, the others are only checked.
 *
 * @throws {MissingBrowserError} when there is no browser to print with
 */
export async function fillSite(
  folder: string,
  ids: readonly string[],
  last: LastSite,
  project: Project,
  options: BuildOptions,
): Promise<Filled> {
  const { pdf = true, siteUrl } = options;
  const measuring = measuringFor(options);
  if (ids.length === 0) return await loadSite(project, { pdf });
  const changed = ids.filter((id) => !last.kept.has(id));
  // Where slides were written, there is something to measure.
  if (changed.length > 0 && (isFirstPrint(project) || last.kept.size > 0))
    startEarly(project, changed);
  const shared = await loadShared(project);
  const { progress } = project;
  // Of many, only how many are done.
  const quiet: Project =
    changed.length > 1
      ? { ...project, progress: { line: (text) => progress.line(text), step() {} } }
      : project;
  const load = async (id: string, draw = true) => {
    const { contexts, ...site } = await loadSite(quiet, {
      pdf,
      siteUrl,
      measuring,
      shared,
      draw,
      only: id,
    });
    const [context] = options.private === false ? contexts.map(withoutRemarks) : contexts;
    return { ...site, context };
  };
  const loadAgain = async (id: string, draw?: boolean): Promise<PageContext> => {
    const { context } = await load(id, draw);
    if (context) return context;
    throw new Error(`${id} has changed while it was built; run the command again`);
  };

  const [ofAll, own] = [new Set(last.problems), new Map<string, readonly VFileMessage[]>()];
  const [made, held] = [new Map<string, Made>(), new Map<string, PageContext>()];
  let [undrawn, unmeasured]: (MissingBrowserError | undefined)[] = [];
  let isBroken = false;
  let done = 0;
  const queue = changed.values();
  const work = async () => {
    for (const id of queue) {
      const { context, ...site } = await load(id);
      const everywhere = new Set([...shared.problems, ...shared.themes.problems]);
      for (const each of site.problems) if (everywhere.has(each)) ofAll.add(each);
      const problems = site.problems.filter((each) => !everywhere.has(each));
      own.set(id, problems);
      undrawn ??= site.undrawn;
      unmeasured ??= site.unmeasured;
      isBroken ||= undrawn !== undefined || site.problems.some(isError);
      if (!isBroken && context) {
        await writePages(folder, context, project, options);
        if (!pdf) await finishEpisode(folder, context, project, options);
        made.set(id, describe(context, problems, last));
        if (held.size < HELD) held.set(id, context);
      }
      done += 1;
      if (changed.length > 1) progress.step("Episodes", done, changed.length);
    }
  };
  // What a browser does for an episode, it does on one core.
  await Promise.all([work(), work()]);

  const episodes = ids.flatMap((id) => made.get(id) ?? last.kept.get(id) ?? []);
  const common = unlike([...ofAll]);
  const problems = [
    ...common,
    ...ids.flatMap((id) => own.get(id) ?? last.kept.get(id)?.problems.map(reviveProblem) ?? []),
  ];
  if (isBroken) return { problems, undrawn };
  if (pdf && unmeasured) throw unmeasured;
  await project.assets.copy(pagesOf(episodes), folder);
  await copyThemes(project.out, folder, [...last.kept.values()]);
  for (const [index, id] of pdf ? [...made.keys()].entries() : []) {
    await finishEpisode(folder, held.get(id) ?? (await loadAgain(id)), project, options);
    progress.step("PDFs", index + 1, made.size);
  }
  await copyOthers(project, folder, new Set(ids));
  const [newest, ...others] = newestFirst(episodes.map(({ listed }) => listed));
  const id = newest?.episode.id ?? "";
  // No diagram is on that page.
  const first = held.get(id) ?? (await loadAgain(id, false));
  await writeIndex(folder, first, others, project, options);
  const themeSources = [...new Set([...last.themeSources, ...shared.themes.sources])];
  return { problems, unmeasured, built: { episodes, themeSources, problems: common } };
}

/** An episode as its listeners have it. */
export function withoutRemarks(context: PageContext): PageContext {
  const segments = context.episode.segments.map((segment) => ({
    ...segment,
    slides: segment.slides.map((slide) => ({ ...slide, remarks: [] })),
  }));
  return { ...context, episode: { ...context.episode, segments } };
}

type Made = Omit<BuiltEpisode, "files">;

function describe(context: PageContext, problems: readonly VFileMessage[], last: LastSite): Made {
  const { episode, timeline, theme, math } = context;
  return {
    id: episode.id,
    sources: last.sourcesOf(episode.id),
    themeFiles: [theme.sheet, ...theme.files.keys()],
    math,
    listed: listedOf(context, timeline.duration),
    problems: problems.map(keepProblem),
  };
}

function listedOf({ episode, pdf, picture }: PageContext, duration: number): Listed {
  const { title, language, show, date } = episode.meta;
  return {
    episode: { id: episode.id, meta: { title, language, show, date } },
    timeline: { duration },
    pdf,
    picture,
  };
}

/** Each sentence once. */
function unlike(problems: readonly VFileMessage[]): VFileMessage[] {
  return [...new Map(problems.map((each) => [sentenceOf(each), each])).values()];
}

/** Copies what kept episodes need of the last site. */
async function copyThemes(
  from: string,
  to: string,
  kept: readonly Pick<BuiltEpisode, "themeFiles">[],
): Promise<void> {
  for (const path of new Set(kept.flatMap(({ themeFiles }) => themeFiles)))
    await copyFile(join(from, path), join(to, path));
}

/** Copies the files of `public/` that are no episode's; none replaces a page. */
async function copyOthers(
  { public: files }: Project,
  folder: string,
  ids: ReadonlySet<string>,
): Promise<void> {
  const ofEpisodes = new Set([...ids].map((id) => join(files, id)));
  const filter = (path: string) => !ofEpisodes.has(path);
  const options = { recursive: true, dereference: true, force: false, filter };
  await cp(files, folder, options).catch(ignoreMissing);
}
