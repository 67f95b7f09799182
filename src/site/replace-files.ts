import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

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
