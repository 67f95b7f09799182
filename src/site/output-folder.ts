import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { exportedPaths, publishedPaths } from "../formats/formats.ts";
import { pageElement } from "../pages/broker.ts";
import { ignoreMissing, realPath } from "./files.ts";
import { displayPath, listEpisodes, type Project, UsageError } from "./project.ts";

/**
 * Makes sure that the output folder holds nothing but an older site and exports, as a build replaces it.
 *
 * @throws {UsageError} when it is not a folder, contains the sources or is part of them, or has other files
 */
export async function expectReplaceable(project: Project): Promise<void> {
  await expectApart(project, project.out);
  const out = displayPath(project, project.out);
  const cannotList = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `Unexpected output folder ${out} that can't be listed (${reason}), expected one that nothing else changes meanwhile; run the command again, or name another with --out.`,
    );
  };
  if (existsSync(join(project.out, ".git")))
    throw new UsageError(
      `Unexpected .git in the output folder ${out}, expected none, as a build replaces the whole folder; name another with --out, and copy the site.`,
    );
  if (await isSite(project.out)) return;
  const ids = await listEpisodes(project);
  const known = [exportedPaths, publishedPaths].flatMap((paths) => pathsOf(ids, paths));
  const files = await listAll(project.out).catch(cannotList);
  if (files.every((file) => known.some((path) => file === path || file.startsWith(`${path}/`))))
    return;
  throw new UsageError(
    `Unexpected files in the output folder ${out}, expected an empty folder or a site of Cuedeck's; move them away or name another with --out.`,
  );
}

/**
 * Paths in the output folder that a build may remove: those at its top, and exports.
 *
 * @param ids of episodes
 * @param paths of all files in the folder, below it
 */
export function listRemovable(ids: readonly string[], paths: readonly string[]): string[] {
  const exports = new Set(pathsOf(ids, exportedPaths));
  const isRemovable = (path: string) => !path.includes("/") || exports.has(path);
  return [...new Set(paths.flatMap(withFolders).filter(isRemovable))];
}

/** A path, and those of the folders that it is in. */
function withFolders(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function pathsOf(ids: readonly string[], paths: (id: string) => readonly string[]): string[] {
  return ids.flatMap((id) => paths(id).map((path) => `${id}/${path}`));
}

/**
 * Makes sure that an episode's output files do not replace its sources, and are not written among them.
 *
 * @param names paths below the episode's folder in the output folder
 * @throws {UsageError} when one would
 */
export async function expectNoSource(
  project: Project,
  id: string,
  names: readonly string[],
): Promise<void> {
  const home = join(project.out, id);
  await expectApart(project, home);
  const sources = await sourcesOf(project, id);
  for (const target of names.map((name) => join(home, name))) {
    // A link at the target is replaced itself; the file that it leads to stays.
    const lost = sources.get(join(await realPath(dirname(target)), basename(target)));
    if (lost === undefined) continue;
    throw new UsageError(
      `Unexpected output file ${displayPath(project, target)}, expected one apart from ${displayPath(project, lost)}.`,
    );
  }
}

/**
 * @param out a folder that output goes to
 * @throws {UsageError} when it is a file, contains the working directory, or overlaps the sources
 */
async function expectApart(project: Project, out: string): Promise<void> {
  const shown = displayPath(project, out) || ".";
  const { cwd, slides, public: files } = project;
  const place = await realPath(out);
  // Only the root ends with a separator.
  const slash = (path: string) => (path.endsWith(sep) ? path : path + sep);
  const holds = (outer: string, inner: string) => slash(inner).startsWith(slash(outer));
  if (holds(place, await realPath(cwd)))
    throw new UsageError(
      `Unexpected output folder ${shown}, expected one apart from the working directory.`,
    );
  for (const folder of [slides, files]) {
    const real = await realPath(folder);
    if (holds(place, real) || holds(real, place))
      throw new UsageError(
        `Unexpected output folder ${shown}, expected one apart from ${displayPath(project, folder)}.`,
      );
  }
  const file = await fileAt(place);
  if (file !== undefined)
    throw new UsageError(
      `Unexpected file ${displayPath(project, file)} in place of the output folder ${shown}, expected a folder; name another with --out.`,
    );
}

/** The part of a path that is a file or a device, not a folder. */
async function fileAt(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found) return found.isDirectory() ? undefined : path;
  const parent = dirname(path);
  return parent === path ? undefined : fileAt(parent);
}

/** All files, links and the like below a folder, as paths with `/` relative to it. Empty when the folder is missing. */
async function listAll(folder: string): Promise<string[]> {
  if (!(await stat(folder).catch(ignoreMissing))) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

/** An episode's source files by their real paths: a recording may be a link. */
async function sourcesOf(project: Project, id: string): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const folder of [join(project.slides, id), join(project.public, id)]) {
    for (const name of (await readdir(folder, { recursive: true }).catch(ignoreMissing)) ?? []) {
      const path = join(folder, name);
      sources.set(await realPath(path), path);
    }
  }
  return sources;
}

/** Characters of a page in which its root element is: all of a list of many episodes would take long to parse. */
const BEGINNING = 10_000;

async function isSite(folder: string): Promise<boolean> {
  const page = await readFile(join(folder, "index.html"), "utf8").catch(() => "");
  return pageElement(fromHtml(page.slice(0, BEGINNING))) !== undefined;
}
