import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What was drawn before, by a hash of all that it depends on. */
export interface PictureCache<Drawn> {
  /** What is kept under a key; undefined for a file that can't be read or is not whole. */
  read(key: string): Promise<Drawn | undefined>;
  /** Keeps what JSON can hold; a reader sees all of it or nothing. */
  write(key: string, drawn: Drawn): Promise<void>;
}

/** @param folder made when it is not there */
export function openPictureCache<Drawn>(folder: string): PictureCache<Drawn> {
  const pathOf = (key: string) => join(folder, `${key}.txt`);
  return {
    async read(key) {
      try {
        const [digest, json = ""] = (await readFile(pathOf(key), "utf8")).split("\n");
        return digest === hashOf([json]) ? JSON.parse(json) : undefined;
      } catch {
        return undefined;
      }
    },
    async write(key, drawn) {
      await mkdir(folder, { recursive: true });
      const draft = join(folder, `${key}.${randomUUID()}`);
      const json = JSON.stringify(drawn);
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
