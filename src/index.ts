/**
 * The package's main entry: what the commands `build` and `check` do, for programs. Nothing here prints or ends the
 * process. Paths in messages are relative to `cwd`, lines and columns count from 1, times are seconds.
 *
 * ```ts
 * import { build } from "cuedeck";
 *
 * const { problems, written } = await build({ siteUrl: "https://example.org/talks/" });
 * ```
 */
import type { Episode } from "./episode/episode.ts";
import {
  type BuildOptions as SiteOptions,
  type BuildResult,
  buildSite,
} from "./site/build-site.ts";
import { type CheckResult, checkSite } from "./site/check-site.ts";
import type { Config } from "./site/config.ts";
import { loadEpisode as loadFrom } from "./site/load-episode.ts";
import { expectEpisode, openProject, type ProjectOptions } from "./site/project.ts";
import type { Timeline } from "./timeline/timeline.ts";
import type { VFileMessage } from "vfile-message";

export { MissingBrowserError } from "./browser/browser-choice.ts";
export { ConfigError, type Config } from "./site/config.ts";
export { type Progress, type ProjectOptions, UsageError } from "./site/project.ts";
export type { BuildResult } from "./site/build-site.ts";
export type { CheckResult } from "./site/check-site.ts";
export type { EpisodeMeta } from "./episode/meta.ts";
export type * from "./episode/episode.ts";
export type * from "./timeline/timeline.ts";
export type { Directive, Directives } from "./markdown/rehype-directives.ts";

/** An error (`fatal` is true) or a warning, with `file`, `place`, `ruleId` and `reason`. */
export type Problem = VFileMessage;

export interface BuildOptions extends ProjectOptions, SiteOptions {}

/**
 * Builds every episode into the output folder, which is replaced as a whole: it is either as it was, or the new site.
 *
 * @returns what was written; nothing when the sources have errors, or diagrams could not be drawn
 * @throws {ConfigError} when `cuedeck.config.ts` can't be used
 * @throws {UsageError} when the output folder may not be replaced
 * @throws {MissingBrowserError} when there is no browser to print with
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  await using project = await openProject(options);
  return await buildSite(project, options);
}

/**
 * Finds all problems of the sources. Where no browser is found, the result says what could not be looked at.
 *
 * @throws {ConfigError} when `cuedeck.config.ts` can't be used
 */
export async function check(options: ProjectOptions = {}): Promise<CheckResult> {
  await using project = await openProject(options);
  return await checkSite(project);
}

export interface LoadedEpisode {
  /** Absent when the sources are too broken to make anything of them. */
  readonly episode?: Episode | undefined;
  /** When each segment, slide, step and cue begins. */
  readonly timeline?: Timeline | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads one episode without drawing its diagrams.
 *
 * @param id its folder's name
 * @throws {ConfigError} when `cuedeck.config.ts` can't be used
 * @throws {UsageError} when there is no such episode
 */
export async function loadEpisode(
  id: string,
  options: ProjectOptions = {},
): Promise<LoadedEpisode> {
  await using project = await openProject(options);
  await expectEpisode(project, id);
  const { content, problems } = await loadFrom(project, id);
  return { episode: content?.episode, timeline: content?.timeline, problems };
}

/** Gives `cuedeck.config.ts` its type. */
export function defineConfig(config: Config): Config {
  return config;
}
