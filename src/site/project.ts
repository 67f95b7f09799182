import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** Where a user's sources lie, and where the site goes. Absolute paths. */
export interface Project {
  readonly slides: string;
  /** `public/`, beside the slides' folder. */
  readonly public: string;
  readonly out: string;
  /** What can be deleted at any time. */
  readonly cache: string;
  /** What paths in messages are relative to. */
  readonly cwd: string;
}

export function openProject(options: {
  slides?: string;
  out?: string;
  cache?: string;
  cwd: string;
}): Project {
  const slides = resolve(options.cwd, options.slides ?? "slides");
  return {
    slides,
    public: resolve(slides, "../public"),
    out: resolve(options.cwd, options.out ?? "dist"),
    cache: options.cache ?? join(options.cwd, "node_modules/.cache/cuedeck"),
    cwd: options.cwd,
  };
}

/** The folder that what goes to the output folder would overwrite or fill with itself, if there is one. */
export async function endangered({
  slides,
  public: files,
  out,
  cwd,
}: Project): Promise<string | undefined> {
  const place = await realPath(out);
  const holds = (outer: string, inner: string) => `${inner}${sep}`.startsWith(`${outer}${sep}`);
  if (holds(place, await realPath(cwd))) return cwd;
  for (const folder of [slides, files]) {
    const real = await realPath(folder);
    if (holds(place, real) || holds(real, place)) return folder;
  }
  return undefined;
}

/** Where a path leads once all links are followed; what is not there yet has the name that it will have. */
export async function realPath(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  const found = await realpath(path).catch(() => undefined);
  return found ?? join(await realPath(parent), basename(path));
}

/** Ids of all episodes: the folders below `slides/`, by name. Empty when there is no such folder. */
export async function listEpisodes(project: Project): Promise<string[]> {
  const entries = await list(project.slides);
  return entries
    .filter(({ isFolder, path }) => isFolder && !path.startsWith("."))
    .map(({ path }) => path);
}

/** Files below a folder, as paths with `/` relative to it, sorted. Empty when there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await list(folder, true);
  return entries
    .filter(({ isFile }) => isFile)
    .map(({ path }) => path)
    .toSorted();
}

/** A path as messages show it. */
export function displayPath(project: Project, path: string): string {
  return relative(project.cwd, path).replaceAll("\\", "/");
}

interface Entry {
  /** With `/`, relative to the folder. */
  readonly path: string;
  readonly isFile: boolean;
  readonly isFolder: boolean;
}

async function list(folder: string, recursive = false): Promise<Entry[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive });
    const found = entries
      .toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }))
      .map(async (entry): Promise<Entry> => {
        const path = join(entry.parentPath, entry.name);
        // A link is what it leads to; to nothing, it is neither.
        const kind = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
        return {
          path: relative(folder, path).replaceAll("\\", "/"),
          isFile: kind.isFile(),
          isFolder: kind.isDirectory(),
        };
      });
    return await Promise.all(found);
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      ["ENOENT", "ENOTDIR"].includes(String(error.code))
    )
      return [];
    throw error;
  }
}

/** For what need not be there. @throws whatever else went wrong */
export function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
