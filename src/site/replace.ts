import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ignoreMissing } from "./files.ts";

/** What a file is to hold; pieces of what need not fit into memory. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes files so that each is there as a whole or not at all: all are written beside their places first, then moved.
 *
 * @param files contents by path
 */
export async function replaceFiles(files: ReadonlyMap<string, FileContent>): Promise<void> {
  const beside = (path: string) => `${path}.${process.pid}.next`;
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(beside(path), content);
    }
    for (const path of files.keys()) await rename(beside(path), path);
  } finally {
    for (const path of files.keys()) await rm(beside(path), { force: true });
  }
}

/**
 * Makes a folder anew and then puts it in its place as a whole; when `fill` throws, what was there stays.
 *
 * @param fill writes into the folder that it is given
 */
export async function replaceFolder(
  folder: string,
  fill: (next: string) => Promise<void>,
): Promise<void> {
  await removeStale(folder);
  const next = `${folder}.next-${process.pid}`;
  const previous = `${folder}.previous-${process.pid}`;
  try {
    await fill(next);
    await rename(folder, previous).catch(ignoreMissing);
    await rename(next, folder).catch(async (error: unknown) => {
      await rename(previous, folder).catch(ignoreMissing);
      throw error;
    });
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(previous, { recursive: true, force: true });
  }
}

/** What builds that were ended from outside have left beside the folder; what one took out of its place is put back. */
async function removeStale(folder: string): Promise<void> {
  const siblings = await readdir(dirname(folder)).catch(() => []);
  for (const name of siblings) {
    const [, kind, pid] = /\.(next|previous)-(\d+)$/.exec(name) ?? [];
    if (pid === undefined || !name.startsWith(`${basename(folder)}.`) || isRunning(Number(pid)))
      continue;
    const left = join(dirname(folder), name);
    if (kind === "previous" && !existsSync(folder)) await rename(left, folder);
    else await rm(left, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
