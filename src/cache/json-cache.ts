import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keepUsed, removeUnused } from "./remove-unused.ts";

/** What was made before, by a hash of all that it depends on. */
export interface JsonCache<Made> {
  /** What is kept under a key; undefined for a file that can't be read or is not whole. */
  read(key: string): Promise<Made | undefined>;
  /** Keeps what JSON can hold; a reader sees all of it or nothing. */
  write(key: string, made: Made): Promise<void>;
}

/** @param folder made when it is not there */
export function openJsonCache<Made>(folder: string): JsonCache<Made> {
  const pathOf = (key: string) => join(folder, `${key}.txt`);
  return {
    async read(key) {
      try {
        const [digest, json = ""] = (await readFile(pathOf(key), "utf8")).split("\n");
        if (digest !== hashOf([json])) return undefined;
        await keepUsed(pathOf(key));
        return JSON.parse(json);
      } catch {
        return undefined;
      }
    },
    async write(key, made) {
      await mkdir(folder, { recursive: true });
      await removeUnused(folder);
      const draft = join(folder, `${key}.${randomUUID()}`);
      const json = JSON.stringify(made);
      try {
        await writeFile(draft, `${hashOf([json])}\n${json}`);
        await rename(draft, pathOf(key));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
  };
}

/** A hash of what JSON can hold. */
export function hashOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40);
}
