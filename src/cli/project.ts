import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { PageContext } from "../pages/context.ts";
import { type FileContent, replaceFiles } from "../site/files.ts";
import { hasErrors, type LoadOptions, loadSite } from "../site/load-site.ts";
import {
  displayPath,
  openProject,
  type Project,
  SourcesError,
  UsageError,
} from "../site/project.ts";
import type { NamedFile } from "../site/read-source.ts";
import { isFirstPrint, startEarly } from "../site/start-early.ts";
import { createProgress, reportProblems, reportUnmeasured } from "./report.ts";

/** Options of every command that reads sources. */
export interface SourceOptions {
  readonly slides?: string;
  /** `-` to print a single file. */
  readonly out?: string;
}

/** Options of the commands that draw and print. */
export interface DrawingOptions extends SourceOptions {
  /** False with `--no-cache`. */
  readonly cache: boolean;
}

/** Opens the project of the working directory, with progress on stderr. */
export function openHere(options: SourceOptions & Partial<DrawingOptions>): Promise<Project> {
  const { slides, out, cache } = options;
  const progress = createProgress(process.stderr);
  return openProject({ slides, out: out === "-" ? undefined : out, cache, progress });
}

/** @throws {UsageError} when there is no such file */
export async function expectFile(project: Project, name: string, what: string): Promise<NamedFile> {
  const path = resolve(project.cwd, name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return { path, shown: displayPath(project, path) };
  throw new UsageError(`Unexpected missing file ${name}, expected ${what}.`);
}

/**
 * Reads an episode that exists, and prints its problems on stderr.
 *
 * @throws {SourcesError} when it has errors
 */
export async function loadOne(
  project: Project,
  id: string,
  options: Omit<LoadOptions, "only">,
): Promise<PageContext> {
  if (options.pdf && isFirstPrint(project)) startEarly(project, [id]);
  const site = await loadSite(project, { ...options, only: id });
  reportProblems(project, site.problems);
  const [context] = site.contexts;
  if (hasErrors(site) || !context) throw new SourcesError();
  // Without a browser, nothing will be printed either, and an error says why.
  if (!options.pdf) reportUnmeasured(project, site.unmeasured);
  return context;
}

/**
 * Writes files of an episode and prints their paths, or prints the first one itself.
 *
 * @param files contents by path below the episode's folder
 */
export async function writeOutput(
  { out, cwd, progress }: Project,
  id: string,
  files: ReadonlyMap<string, FileContent>,
  toStdout: boolean,
): Promise<void> {
  if (toStdout) {
    const [first = "", ...others] = files.keys();
    if (others.length > 0) progress.line(`Left out what it shows: ${others.join(", ")}.`);
    return printFile(files.get(first) ?? "");
  }
  const paths = new Map(Array.from(files, ([path, content]) => [join(out, id, path), content]));
  await replaceFiles(paths);
  for (const path of paths.keys()) console.log(relative(cwd, path));
}

/** Writes to stdout. If the reader closes the pipe, it has read enough. */
async function printFile(content: FileContent): Promise<void> {
  const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
  await pipeline(pieces, process.stdout).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
