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
import type { VFileMessage } from "vfile-message";
import type { ErrorPayload, Plugin, ViteDevServer } from "vite";
import { isError, sentenceOf } from "../episode/problem.ts";
import { type BuildOptions, writeSite } from "../site/build-site.ts";
import { findOverfullSlides } from "../site/check-site.ts";
import { loadConfig } from "../site/config.ts";
import { type LoadedSite, loadSite } from "../site/load-site.ts";
import { openProject, type Project, type ProjectOptions } from "../site/project.ts";
import { serveSite } from "./serve-site.ts";

export interface CuedeckOptions extends Omit<ProjectOptions, "out">, BuildOptions {
  /** Where the episodes stand in the site, as `/talks/`; all of it is theirs when left out. */
  readonly base?: string | undefined;
  /**
   * Called with the problems of the sources whenever they were read again, if there are any, and with those of slides
   * that hold too much once the slides were measured; with none when there is neither. Vite's log has them when left out.
   */
  readonly onProblems?: ((problems: readonly VFileMessage[]) => void) | undefined;
}

/**
 * Serves the episodes while they are written: every save is a new site, a reload, and its problems on page and terminal.
 * `vite build` writes their pages into its output; it fails when the sources have errors.
 *
 * Files of `public/` are served by Vite: its `publicDir` is the folder beside the episodes' unless it is set.
 *
 * @param options `cwd` is Vite's root when left out
 * @throws {ConfigError} from Vite's own functions, when `cuedeck.config.ts` can't be used
 */
export function cuedeck({ base = "/", onProblems, ...options }: CuedeckOptions = {}): Plugin {
  let project: Project;
  return {
    name: "cuedeck",
    async config({ root = "", publicDir }) {
      project = await openProject({ cwd: resolve(root), ...options });
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
      });
      const errors = problems.filter(isError);
      if (errors.length > 0) this.error(errors.map(sentenceOf).join("\n"));
      if (undrawn) throw undrawn;
      const overfull = await writeSite(join(dir, base), contexts, project, options);
      for (const each of [...problems, ...overfull]) this.warn(sentenceOf(each));
    },
    async closeBundle() {
      await project[Symbol.asyncDispose]();
    },
  };
}

/** @param base where the episodes stand on the server, from `/` to `/` */
async function developSite(
  server: ViteDevServer,
  opened: Project,
  base: string,
  onProblems: (problems: readonly VFileMessage[]) => void,
): Promise<void> {
  const { logger } = server.config;
  let project = opened;
  let site: LoadedSite = { contexts: [], problems: [] };
  let latest = 0;
  server.httpServer?.once("close", () => {
    latest += 1;
  });
  /** @returns whether no later save is being read by now */
  const read = async (): Promise<boolean> => {
    latest += 1;
    const turn = latest;
    const next = await loadSite(project, { pdf: false });
    if (turn !== latest) return false;
    site = next;
    if (site.problems.length > 0) onProblems(site.problems);
    if (site.undrawn) throw site.undrawn;
    return true;
  };
  /** No page waits for it, and of an earlier save nobody wants to hear. */
  const measureSlides = () => {
    const { problems, contexts } = site;
    if (problems.some(isError)) return;
    const turn = latest;
    findOverfullSlides(contexts, project).then(
      (found) => {
        const isNews = found.length > 0 || problems.length === 0;
        if (turn === latest && isNews) onProblems(found);
      },
      (error: unknown) => turn === latest && logger.error(String(error)),
    );
  };
  const tell = () => {
    const errors = site.problems.filter(isError);
    server.ws.send(errors.length > 0 ? overlay(errors) : { type: "full-reload" });
  };
  const refresh = async (path: string) => {
    if (project.configFiles.includes(path)) {
      const { config, files } = await loadConfig(project.cwd);
      project = { ...project, config, configFiles: files };
    }
    if (!(await read())) return;
    tell();
    measureSlides();
  };

  await read();
  measureSlides();
  server.watcher.add([project.slides, project.public, ...project.configFiles]);
  let waiting: NodeJS.Timeout | undefined;
  server.watcher.on("all", (_event, path) => {
    const isSource = [project.slides, project.public].some((folder) =>
      path.startsWith(folder + sep),
    );
    if (!isSource && !project.configFiles.includes(path)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      refresh(path).catch((error: unknown) => logger.error(String(error)));
    }, 50);
  });
  // A page that is opened while there are errors has not heard of them.
  server.ws.on("connection", () => {
    if (site.problems.some(isError)) tell();
  });
  serveSite(server, project, base, () => site);
}

/** Vite's overlay shows one error; ours is all of them, at the place of the first. */
function overlay(errors: readonly VFileMessage[]): ErrorPayload {
  const { line = 1, column = 1, file = "" } = errors[0] ?? {};
  const lines = errors.map((error) => `${sentenceOf(error)} (${error.ruleId})`);
  const loc = { file, line, column };
  return {
    type: "error",
    err: { message: lines.join("\n"), stack: "", plugin: "cuedeck", id: file, loc },
  };
}
