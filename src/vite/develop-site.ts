import { statSync } from "node:fs";
import { sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { VFileMessage } from "vfile-message";
import type { ViteDevServer } from "vite";
import { isError } from "../episode/problem.ts";
import { applySettings } from "../episode/rules/settings.ts";
import type { PageContext } from "../pages/context.ts";
import { SOURCES_EVENT, type Sources } from "../pages/sources.ts";
import { loadConfig } from "../site/config.ts";
import { createMemory, forget } from "../site/memory.ts";
import { fitSite } from "../site/fit-slides.ts";
import { type LoadedSite, loadSite } from "../site/load-site.ts";
import type { Project } from "../site/project.ts";
import { serveSite } from "./serve-site.ts";

/** Milliseconds in which what an editor writes at one save comes together. */
const SAVE = 10;
/** Milliseconds in which the watcher tells only the first change of a file: some editors empty it before they write. */
const UNTOLD = 50;
/** Milliseconds without a save, after which problems are printed and slides measured: pages come first. */
const PAUSE = 300;

export interface DevelopOptions {
  /** Called whenever the sources were read, or measured, with their problems; none means that they have none. */
  readonly onProblems: (problems: readonly VFileMessage[]) => void;
  /** The one episode that is served, by its id. */
  readonly only?: string | undefined;
}

/**
 * Serves the episodes, and tells the pages that are open when their sources have changed.
 *
 * @param base path of the episodes on the server, with `/` at both ends
 */
export async function developSite(
  server: ViteDevServer,
  opened: Project,
  base: string,
  { onProblems, only }: DevelopOptions,
): Promise<void> {
  const { logger } = server.config;
  let project: Project = { ...opened, memory: createMemory() };
  let site: LoadedSite = { contexts: [], problems: [], themeSources: [], settings: [] };
  /** What was wrong with slides when they were last measured. */
  let onSlides: readonly VFileMessage[] = [];
  let latest = 0;
  const started = Date.now().toString(36);
  /** How many versions of the pages there were. */
  let version = 0;
  const watched = new Set<string>();
  const watch = (paths: readonly string[]) => {
    const added = paths.filter((path) => !watched.has(path));
    for (const path of added) watched.add(path);
    if (added.length > 0) server.watcher.add(added);
  };
  const tellAuthor = () => {
    if (site.problems.length > 0) onProblems(site.problems);
    if (site.undrawn) throw site.undrawn;
  };
  /** @returns false when a later save is being read already */
  const read = async (measuring: "known" | "later"): Promise<boolean> => {
    latest += 1;
    const turn = latest;
    const next = await loadSite(project, { pdf: false, measuring, only });
    if (turn !== latest) return false;
    // Until they are measured, slides are as large as they were.
    site = measuring === "known" ? next : withFitsOf(site, next);
    version += 1;
    watch(site.themeSources);
    return true;
  };
  /** Runs in the background: pages that it changes are told. Results of an earlier save are dropped. */
  const measureSlides = () => {
    const { problems, contexts } = site;
    if (problems.some(isError)) return;
    const turn = latest;
    fitSite(contexts, project, "fetch").then(
      (fitted) => {
        if (turn !== latest) return;
        const { unmeasured } = fitted;
        if (unmeasured) return logger.error(String(unmeasured));
        onSlides = applySettings(fitted.problems, site.settings).problems;
        const isNews = onSlides.length > 0 || problems.length === 0;
        if (isNews) onProblems(onSlides);
        const isFitted = isDeepStrictEqual(fitsOf(contexts), fitsOf(fitted.contexts));
        site = { ...site, contexts: fitted.contexts };
        if (!isFitted) version += 1;
        tellPages();
      },
      (error: unknown) => turn === latest && logger.error(String(error)),
    );
  };
  const name = () => `${started}-${version}`;
  const tellPages = () =>
    server.ws.send(SOURCES_EVENT, sourcesOf([...site.problems, ...onSlides], name()));
  let pausing: NodeJS.Timeout | undefined;
  /** @param work after a pause in which nothing is saved */
  const afterPause = (work: () => void) => {
    clearTimeout(pausing);
    pausing = setTimeout(() => {
      try {
        work();
      } catch (error) {
        logger.error(String(error));
      }
    }, PAUSE);
  };
  let isClosed = false;
  server.httpServer?.once("close", () => {
    isClosed = true;
    latest += 1;
    clearTimeout(pausing);
  });
  const changed = new Set<string>();
  /** One after the other: a slow reading of older sources must not end after a newer one. */
  let reading = Promise.resolve();
  const readChanged = () => {
    reading = reading.then(refresh).catch((error: unknown) => logger.error(String(error)));
  };
  const readChangesAfter = (paths: readonly string[]) => {
    const before = paths.map(lookAt);
    setTimeout(() => {
      if (isClosed) return;
      const late = paths.filter((path, index) => lookAt(path) !== before[index]);
      for (const path of late) changed.add(path);
      if (late.length > 0) readChanged();
    }, UNTOLD).unref();
  };
  const refresh = async () => {
    const paths = [...changed];
    changed.clear();
    if (paths.length === 0) return;
    clearTimeout(pausing);
    readChangesAfter(paths);
    for (const path of paths) forget(project, path);
    if (paths.some((path) => project.configFiles.includes(path))) {
      const { config, files } = await loadConfig(project.cwd);
      project = { ...project, config, configFiles: files };
    }
    if (!(await read("later"))) return;
    tellPages();
    afterPause(() => {
      tellAuthor();
      measureSlides();
    });
  };

  await read("known");
  tellAuthor();
  afterPause(measureSlides);
  const folders = [project.slides, project.public, project.themes];
  watch([...folders, ...project.configFiles]);
  let waiting: NodeJS.Timeout | undefined;
  server.watcher.on("all", (_event, path) => {
    const isSource = [...folders, ...site.themeSources].some((source) =>
      `${path}${sep}`.startsWith(source + sep),
    );
    if (!isSource && !project.configFiles.includes(path)) return;
    changed.add(path);
    clearTimeout(waiting);
    waiting = setTimeout(readChanged, SAVE);
  });
  server.ws.on("connection", tellPages);
  serveSite(server, project, base, () => ({ ...site, version: name() }));
}

/** What tells a file from the same one before or after a change. */
function lookAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}

/** Rules of what a slide can be shown without: it has the last picture instead. */
const OF_PICTURES = /^(?:chart|diagram|drawing)-/;

function sourcesOf(problems: readonly VFileMessage[], version: string): Sources {
  return {
    version,
    broken: problems.some((each) => isError(each) && !OF_PICTURES.test(each.ruleId ?? "")),
    problems: problems.map((each) => ({
      path: each.file ?? "",
      line: each.line,
      column: each.column,
      isError: isError(each),
      rule: each.ruleId ?? "",
      reason: each.reason,
    })),
  };
}

function withFitsOf(before: LoadedSite, site: LoadedSite): LoadedSite {
  const contexts = site.contexts.map((context) => {
    const { fits, wordWidths } =
      before.contexts.find(({ episode }) => episode.id === context.episode.id) ?? {};
    return { ...context, fits, wordWidths };
  });
  return { ...site, contexts };
}

function fitsOf(contexts: readonly PageContext[]) {
  return contexts.map(({ fits, wordWidths }) => [fits, wordWidths]);
}
