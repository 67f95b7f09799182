import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { lstat, mkdir, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

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
 * @param recursive false to have only those that are in the folder itself
 * @throws when the folder can't be listed as a whole, as when it changes meanwhile
 */
export async function listFiles(folder: string, recursive = true): Promise<string[]> {
  const entries = await list(folder, recursive);
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
      // A link counts as its target. One without a target is neither.
      const kind = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
      return {
        path: relative(folder, path).replaceAll("\\", "/"),
        isFile: kind.isFile(),
        isFolder: kind.isDirectory(),
      };
    });
  return Promise.all(found);
}

/** Whether a path is that of a folder, or of a link to one. */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(ignoreMissing);
  return found?.isDirectory() ?? false;
}

/** A path with all links resolved, also that of a file that does not exist yet. */
export async function realPath(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  const found = await realpath(path).catch(() => undefined);
  return found ?? join(await realPath(parent), basename(path));
}

/** Ignores that a file is missing. @throws any other error */
export function ignoreMissing(error: unknown): void {
  if (!hasCode(error, "ENOENT")) throw error;
}

/** Whether an error is one of the file system's, as `ENOENT`. */
function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Whether a folder could not be moved to where there is one. */
function isTaken(error: unknown): boolean {
  return hasCode(error, "ENOTEMPTY") || hasCode(error, "EEXIST");
}

/** The content of a file; in pieces if it may not fit into memory. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes files atomically: all are written beside their places first, then moved.
 *
 * @param files contents by path
 * @param beforeMove called in between, with where the new files are, by path
 */
export async function replaceFiles(
  files: ReadonlyMap<string, FileContent>,
  beforeMove?: (written: ReadonlyMap<string, string>) => Promise<void>,
): Promise<void> {
  const ending = `.${randomName()}.next`;
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path + ending, content);
    }
    await beforeMove?.(new Map(Array.from(files.keys(), (path) => [path, path + ending])));
    for (const path of files.keys()) await rename(path + ending, path);
  } finally {
    for (const path of files.keys()) await rm(path + ending, { force: true });
  }
}

/** Removes what killed calls of {@link replaceFiles} have left beside files, once nobody can be writing it. */
export async function removeAbandoned(paths: Iterable<string>): Promise<void> {
  for (const path of paths) {
    const [folder, start] = [dirname(path), `${basename(path)}.`];
    for (const name of (await readdir(folder).catch(ignoreMissing)) ?? []) {
      const isNext = name.startsWith(start) && /^[\da-f]{12}\.next$/.test(name.slice(start.length));
      if (isNext) await removeIfAbandoned(join(folder, name));
    }
  }
}

/** Folders of the old folder that the new one takes over as they are. */
export interface Kept {
  readonly names: readonly string[];
  /** The old folder, as {@link identityOf} tells it. */
  readonly of: string | undefined;
}

/** Tells a folder from another one that has taken its place. Undefined where there is none. */
export function identityOf(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}

/** Milliseconds in which another build, which has moved the folder away, puts its own there. */
const PATIENCE = 5000;

/**
 * Replaces a folder as a whole. When `fill` throws, or returns false, the old folder stays.
 *
 * @param fill writes into the empty folder that it gets, and returns what else is to be in it; called again when another
 *   build has replaced the folder meanwhile from which that comes, or that could no longer be read
 * @throws when the path is that of a file
 */
export async function replaceFolder(
  folder: string,
  fill: (next: string) => Promise<Kept | false | void>,
  patience = PATIENCE,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  do await removeLeftovers(folder, patience);
  while (!(await tryReplacing(folder, fill)));
}

async function tryReplacing(
  folder: string,
  fill: (next: string) => Promise<Kept | false | void>,
): Promise<boolean> {
  const name = randomName();
  const next = `${folder}.next-${name}`;
  const previous = `${folder}.previous-${name}`;
  const clear = () => {
    if (existsSync(previous) && !existsSync(folder)) putBack(folder, previous, next);
    for (const path of [next, previous]) rmSync(path, { recursive: true, force: true });
  };
  // A signal may end the process before `finally` runs.
  process.once("exit", clear);
  const of = identityOf(folder);
  try {
    await mkdir(next);
    const kept = await fill(next);
    return kept === false || (await swap(folder, next, previous, kept || undefined));
  } catch (error) {
    clear();
    if (identityOf(folder) === of) throw error;
    return false;
  } finally {
    process.off("exit", clear);
    clear();
  }
}

/** In place of the process id, which in a container is the same for every build. */
export function randomName(): string {
  return randomBytes(6).toString("hex");
}

/** In a folder that takes over others: their names. */
const MOVED = ".moved.json";

/** @returns false when what is to be kept is no longer there */
async function swap(
  folder: string,
  next: string,
  previous: string,
  kept: Kept | undefined,
): Promise<boolean> {
  const found = await lstat(folder).catch(ignoreMissing);
  if (found && !found.isDirectory())
    throw new Error(`There is a file at ${folder}, where a folder is to be`);
  const names = kept?.names ?? [];
  if (names.length > 0) writeFileSync(join(next, MOVED), JSON.stringify(names));
  for (;;) {
    const missing = names.filter((name) => !existsSync(join(next, name)));
    // Not moved away in vain: others may be reading it.
    if (missing.length > 0 && identityOf(folder) !== kept?.of) return false;
    await rename(folder, previous).catch(ignoreMissing);
    if (missing.length > 0 && identityOf(previous) !== kept?.of) return false;
    for (const name of missing) renameSync(join(previous, name), join(next, name));
    try {
      renameSync(next, folder);
      rmSync(join(folder, MOVED), { force: true });
      return true;
    } catch (error) {
      // Another build has put its folder there meanwhile.
      if (!isTaken(error)) throw error;
      await rm(previous, { recursive: true, force: true });
    }
  }
}

/** Puts an old folder back, with what the new one had taken over already. */
function putBack(folder: string, previous: string, next: string): void {
  const list = join(next, MOVED);
  const names: readonly string[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const name of names)
    if (existsSync(join(next, name)) && !existsSync(join(previous, name)))
      renameSync(join(next, name), join(previous, name));
  try {
    renameSync(previous, folder);
  } catch (error) {
    // Another build has put it back, or its own there.
    if (!isTaken(error) && !hasCode(error, "ENOENT")) throw error;
  }
}

/** Milliseconds after which what is unfinished counts as abandoned. */
const ABANDONED = 60 * 60 * 1000;

/** Milliseconds between looks at whether another build is done. */
const LOOK = 50;

/**
 * Removes what killed builds have left beside the folder. If one of them had already moved the old folder away, and not
 * yet moved the new one there, the old one is put back.
 *
 * @param patience milliseconds after which a build counts as killed that has moved the folder away
 */
async function removeLeftovers(folder: string, patience: number): Promise<void> {
  const leftovers = async (kind: "next" | "previous") => {
    const start = `${basename(folder)}.${kind}-`;
    return (await readdir(dirname(folder)))
      .filter((name) => name.startsWith(start) && /^[\da-f]{12}$/.test(name.slice(start.length)))
      .map((name) => join(dirname(folder), name));
  };
  for (let waited = 0; waited < patience; waited += LOOK) {
    if (existsSync(folder) || (await leftovers("previous")).length === 0) break;
    await pause(LOOK);
  }
  for (const previous of await leftovers("previous")) {
    if (existsSync(folder)) await rm(previous, { recursive: true, force: true });
    else putBack(folder, previous, previous.replace(/\.previous-(?=\w+$)/, ".next-"));
  }
  for (const next of await leftovers("next")) await removeIfAbandoned(next);
}

async function removeIfAbandoned(path: string): Promise<void> {
  const found = await stat(path).catch(ignoreMissing);
  if (found && Date.now() - found.mtimeMs > ABANDONED)
    await rm(path, { recursive: true, force: true });
}
