import type { PageContext } from "../pages/context.ts";
import { hasErrors, type LoadedSite, type LoadOptions, loadSite } from "../site/load-site.ts";
import { openProject, type Project } from "../site/project.ts";
import { CommandError, EXIT } from "./exit-code.ts";
import { createProgress, reportProblems } from "./report.ts";

/** Options that every command about sources has. */
export interface SourceOptions {
  readonly slides?: string;
  readonly out?: string;
}

/** Options of the commands that draw and print. */
export interface DrawingOptions extends SourceOptions {
  /** False with `--no-cache`. */
  readonly cache: boolean;
}

/** Opens the project of the working directory; stderr says what goes on. */
export function openHere({
  slides,
  out,
  cache,
}: SourceOptions & Partial<DrawingOptions>): Promise<Project> {
  return openProject({ slides, out, cache, progress: createProgress(process.stderr) });
}

/**
 * Reads an episode that there is, and prints its problems on stderr.
 *
 * @throws {CommandError} when it has errors
 */
export async function loadOne(
  project: Project,
  id: string,
  options: Omit<LoadOptions, "only">,
): Promise<PageContext> {
  const { contexts } = await loadWithoutErrors(project, { ...options, only: id });
  const [context] = contexts;
  if (!context) throw new Error(`Unexpected absence of the episode ${id}, expected it to be read`);
  return context;
}

/**
 * Reads the whole site and prints its problems on stderr.
 *
 * @throws {CommandError} when the sources have errors
 */
export async function loadWithoutErrors(
  project: Project,
  options: LoadOptions,
): Promise<LoadedSite> {
  const site = await loadSite(project, options);
  reportProblems(project, site.problems);
  if (hasErrors(site)) throw new CommandError(EXIT.sources, "");
  return site;
}
