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
import { join, posix, resolve } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { Plugin } from "vite";
import { isError, sentenceOf } from "../episode/problem.ts";
import type { BuildOptions } from "../site/build-site.ts";
import { measuringFor, withoutRemarks } from "../site/fill-site.ts";
import { loadSite } from "../site/load-site.ts";
import { openProject, type Project, type ProjectOptions } from "../site/project.ts";
import { writeSite } from "../site/write-site.ts";
import { changesModule } from "./changes.ts";
import { developSite } from "./develop-site.ts";

export interface CuedeckOptions extends Omit<ProjectOptions, "out">, BuildOptions {
  /** Path of the episodes in the site, such as `/talks/`; `/` when left out. */
  readonly base?: string | undefined;
  /** The one episode to serve, by its id; all when left out. A build has all. */
  readonly only?: string | undefined;
  /**
   * Called with the problems of the sources whenever they are read, if there are any, and with those of overfull slides
   * once the slides are measured; with an empty list when there are neither. Vite logs them when left out.
   */
  readonly onProblems?: ((problems: readonly VFileMessage[]) => void) | undefined;
}

/**
 * Serves the episodes during development: after every save, pages that are open change in place, and show what is wrong.
 * `vite build` writes the pages into its output, and fails when the sources have errors.
 *
 * Vite serves the files of `public/`: its `publicDir` defaults to the folder beside the episodes.
 *
 * @param options `cwd` is Vite's root when left out
 * @throws {ConfigError} from Vite's own functions, when `cuedeck.config.ts` can't be used
 */
export function cuedeck({
  base = "/",
  only,
  onProblems,
  ...options
}: CuedeckOptions = {}): Plugin[] {
  let project: Project;
  const plugin: Plugin = {
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
        await developSite(server, project, posix.join(root, base, "/"), {
          onProblems: onProblems ?? log,
          only,
        });
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
      const published = options.private === false ? contexts.map(withoutRemarks) : contexts;
      await writeSite(join(dir, base), published, project, options);
      for (const each of problems) this.warn(sentenceOf(each));
    },
    async closeBundle() {
      await project[Symbol.asyncDispose]();
    },
  };
  return [plugin, changesModule()];
}
