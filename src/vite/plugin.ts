/**
 * The package's `cuedeck/vite`: episodes in a site that Vite serves and builds.
 *
 * ```ts
 * // vite.config.ts
 * import { cuedeck } from "cuedeck/vite";
 *
 * export default { plugins: [cuedeck({ base: "/talks/" })] };
 * ```
 */
import { join, posix, resolve, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { VFileMessage } from "vfile-message";
import type { ErrorPayload, Plugin, ViteDevServer } from "vite";
import { applySettings } from "../episode/rule-settings.ts";
import { isError, sentenceOf } from "../episode/problem.ts";
import type { PageContext } from "../pages/context.ts";
import { type BuildOptions, measuringFor, writeSite } from "../site/build-site.ts";
import { loadConfig } from "../site/config.ts";
import { fitSite } from "../site/fit-slides.ts";
import { type LoadedSite, loadSite } from "../site/load-site.ts";
import { openProject, type Project, type ProjectOptions } from "../site/project.ts";
import { serveSite } from "./serve-site.ts";

export interface CuedeckOptions extends Omit<ProjectOptions, "out">, BuildOptions {
  /** Path of the episodes in the site, such as `/talks/`; `/` when left out. */
  readonly base?: string | undefined;
  /**
   * Called with the problems of the sources whenever they are read, if there are any, and with those of overfull slides
   * once the slides are measured; with an empty list when there are neither. Vite logs them when left out.
   */
  readonly onProblems?: ((problems: readonly VFileMessage[]) => void) | undefined;
}

/**
 * Serves the episodes during development: after every save, pages reload and show errors. `vite build` writes the pages
 * into its output, and fails when the sources have errors.
 *
 * Vite serves the files of `public/`: its `publicDir` defaults to the folder beside the episodes.
 *
 * @param options `cwd` is Vite's root when left out
 * @throws {ConfigError} from Vite's own functions, when `cuedeck.config.ts` can't be used
 */
export function cuedeck({ base = "/", onProblems, ...options }: CuedeckOptions = {}): Plugin {
  let project: Project;
  return {
    name: "cuedeck",
    async config({ root = "", publicDir }, { command }) {
      const hidden = command === "serve";
      project = await openProject({ cwd: resolve(root), hidden, ...options });
      return { publicDir: publicDir ?? project.public };
    },
    async configureServer(server) {
      const { logger, base: root } = server.config;
      const log = (problems: readonly VFileMessage[]) => {
        for (const each of problems) logger[isError(each) ? "error" : "warn"](sentenceOf(each));
      };
      try {
        await developSite(server, project, posix.join(root, base, "/"), onProblems ?? log);
      } catch (error) {
        await project[Symbol.asyncDispose]();
        throw error;
      }
    },
    async writeBundle({ dir = "" }) {
      const { contexts, problems, undrawn } = await loadSite(project, {
        pdf: options.pdf ?? true,
        siteUrl: options.siteUrl,
        measuring: measuringFor(options),
      });
      const errors = problems.filter(isError);
      if (errors.length > 0) this.error(errors.map(sentenceOf).join("\n"));
      if (undrawn) throw undrawn;
      await writeSite(join(dir, base), contexts, project, options);
      for (const each of problems) this.warn(sentenceOf(each));
    },
    async closeBundle() {
      await project[Symbol.asyncDispose]();
    },
  };
}

/** @param base path of the episodes on the server, with `/` at both ends */
async function developSite(
  server: ViteDevServer,
  opened: Project,
  base: string,
  onProblems: (problems: readonly VFileMessage[]) => void,
): Promise<void> {
  const { logger } = server.config;
  let project = opened;
  let site: LoadedSite = { contexts: [], problems: [], themeSources: [], settings: [] };
  let latest = 0;
  server.httpServer?.once("close", () => {
    latest += 1;
  });
  /** @returns false when a later save is being read already */
  const read = async (): Promise<boolean> => {
    latest += 1;
    const turn = latest;
    const next = await loadSite(project, { pdf: false, measuring: "known" });
    if (turn !== latest) return false;
    site = next;
    server.watcher.add([...site.themeSources]);
    if (site.problems.length > 0) onProblems(site.problems);
    if (site.undrawn) throw site.undrawn;
    return true;
  };
  /** Runs in the background, after pages are shown: those that it changes reload. Results of an earlier save are dropped. */
  const measureSlides = () => {
    const { problems, contexts } = site;
    if (problems.some(isError)) return;
    const turn = latest;
    fitSite(contexts, project, "fetch").then(
      (fitted) => {
        if (turn !== latest) return;
        const { unmeasured } = fitted;
        if (unmeasured) return logger.error(String(unmeasured));
        const found = applySettings(fitted.problems, site.settings).problems;
        const isNews = found.length > 0 || problems.length === 0;
        if (isNews) onProblems(found);
        const isFitted = isDeepStrictEqual(fitsOf(contexts), fitsOf(fitted.contexts));
        site = { ...site, contexts: fitted.contexts };
        if (!isFitted) notifyPages();
      },
      (error: unknown) => turn === latest && logger.error(String(error)),
    );
  };
  const notifyPages = () => {
    const errors = site.problems.filter(isError);
    server.ws.send(errors.length > 0 ? overlay(errors) : { type: "full-reload" });
  };
  const refresh = async (path: string) => {
    if (project.configFiles.includes(path)) {
      const { config, files } = await loadConfig(project.cwd);
      project = { ...project, config, configFiles: files };
    }
    if (!(await read())) return;
    notifyPages();
    measureSlides();
  };

  await read();
  measureSlides();
  const folders = [project.slides, project.public, project.themes];
  server.watcher.add([...folders, ...project.configFiles]);
  let waiting: NodeJS.Timeout | undefined;
  server.watcher.on("all", (_event, path) => {
    const isSource = [...folders, ...site.themeSources].some((source) =>
      `${path}${sep}`.startsWith(source + sep),
    );
    if (!isSource && !project.configFiles.includes(path)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      refresh(path).catch((error: unknown) => logger.error(String(error)));
    }, 50);
  });
  // For pages that are opened while there are errors.
  server.ws.on("connection", () => {
    if (site.problems.some(isError)) notifyPages();
  });
  serveSite(server, project, base, () => site);
}

function fitsOf(contexts: readonly PageContext[]) {
  return contexts.map(({ fits, wordWidths }) => [fits, wordWidths]);
}

/** Vite's overlay shows one error: this one lists all of them, at the place of the first. */
function overlay(errors: readonly VFileMessage[]): ErrorPayload {
  const { line = 1, column = 1, file = "" } = errors[0] ?? {};
  const lines = errors.map((error) => `${sentenceOf(error)} (${error.ruleId})`);
  const loc = { file, line, column };
  return {
    type: "error",
    err: { message: lines.join("\n"), stack: "", plugin: "cuedeck", id: file, loc },
  };
}
