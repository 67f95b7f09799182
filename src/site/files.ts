import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";

/** A file or a folder. */
interface Entry {
  /** With `/`, relative to the folder that was listed. */
  readonly path: string;
  readonly isFile: boolean;
  readonly isFolder: boolean;
}

/**
 * Files below a folder, as paths with `/` relative to it, sorted. Empty when there is no such folder.
 *
 * @throws when the folder can't be listed as a whole, as when it changes meanwhile
 */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await list(folder, true);
  return entries
    .filter(({ isFile }) => isFile)
    .map(({ path }) => path)
    .toSorted();
}

/** Names of the folders in a folder, in natural order. Empty when there is no such folder. */
export async function listFolders(folder: string): Promise<string[]> {
  const entries = await list(folder, false);
  return entries.filter(({ isFolder }) => isFolder).map(({ path }) => path);
}

async function list(folder: string, recursive: boolean): Promise<Entry[]> {
  if (!(await isFolder(folder))) return [];
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
  return Promise.all(found);
}

/** Whether a folder is there, or a link to one. */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(ignoreMissing);
  return found?.isDirectory() ?? false;
}

/** Where a path leads once all links are followed; what is not there yet has the name that it will have. */
export async function realPath(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  const found = await realpath(path).catch(() => undefined);
  return found ?? join(await realPath(parent), basename(path));
}

/** For what need not be there. @throws whatever else went wrong */
export function ignoreMissing(error: unknown): void {
  if (!hasCode(error, "ENOENT")) throw error;
}

/** Whether an error is one of the file system's, as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
