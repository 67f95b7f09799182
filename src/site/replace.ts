import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { lstat, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { hasCode, ignoreMissing } from "./files.ts";

/** What a file is to hold; pieces of what need not fit into memory. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes files so that each is there as a whole or not at all: all are written beside their places first, then moved.
 *
 * @param files contents by path
 */
export async function replaceFiles(files: ReadonlyMap<string, FileContent>): Promise<void> {
  const ending = `.${randomName()}.next`;
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path + ending, content);
    }
    for (const path of files.keys()) await rename(path + ending, path);
  } finally {
    for (const path of files.keys()) await rm(path + ending, { force: true });
  }
}

/**
 * Makes a folder anew and then puts it in its place as a whole; when `fill` throws, what was there stays.
 *
 * @param fill writes into the empty folder that it is given
 * @throws when a file has the folder's place
 */
export async function replaceFolder(
  folder: string,
  fill: (next: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const name = randomName();
  const next = `${folder}.next-${name}`;
  const previous = `${folder}.previous-${name}`;
  const clear = () => {
    if (existsSync(previous) && !existsSync(folder)) renameSync(previous, folder);
    for (const path of [next, previous]) rmSync(path, { recursive: true, force: true });
  };
  // A signal may end the process before it comes to `finally`.
  process.once("exit", clear);
  try {
    await mkdir(next);
    await fill(next);
    await swap(folder, next, previous);
  } finally {
    process.off("exit", clear);
    clear();
  }
}

/** Not the process id: in a container it is the same for every build. */
function randomName(): string {
  return randomBytes(6).toString("hex");
}

async function swap(folder: string, next: string, previous: string): Promise<void> {
  const found = await lstat(folder).catch(ignoreMissing);
  if (found && !found.isDirectory())
    throw new Error(`There is a file at ${folder}, where a folder is to be`);
  for (;;) {
    await rename(folder, previous).catch(ignoreMissing);
    try {
      return await rename(next, folder);
    } catch (error) {
      // Another build was quicker.
      if (!hasCode(error, "ENOTEMPTY") && !hasCode(error, "EEXIST")) throw error;
      await rm(previous, { recursive: true, force: true });
    }
  }
}

/** Milliseconds after which nobody writes into a folder any more. */
const ABANDONED = 60 * 60 * 1000;

/**
 * Removes what builds that were killed have left beside the folder. What one of them took out of its place is put back
 * if nothing has that place now.
 */
async function removeLeftovers(folder: string): Promise<void> {
  const siblings = await readdir(dirname(folder));
  const leftovers = (kind: "next" | "previous") => {
    const start = `${basename(folder)}.${kind}-`;
    return siblings
      .filter((name) => name.startsWith(start) && /^[\da-f]{12}$/.test(name.slice(start.length)))
      .map((name) => join(dirname(folder), name));
  };
  for (const previous of leftovers("previous")) {
    if (existsSync(folder)) await rm(previous, { recursive: true, force: true });
    else await rename(previous, folder);
  }
  for (const next of leftovers("next")) {
    const found = await stat(next).catch(ignoreMissing);
    if (found && Date.now() - found.mtimeMs > ABANDONED)
      await rm(next, { recursive: true, force: true });
  }
}
