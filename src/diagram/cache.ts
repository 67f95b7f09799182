import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DiagramResult } from "./diagram.ts";

type Drawing = Extract<DiagramResult, { type: "svg" }>;

/** A hash of everything that a drawing depends on. */
export function cacheKey(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest("hex").slice(0, 40);
}

/** The drawing kept under a key; a file that can't be read or is not whole counts as none. */
export async function readCached(cacheDir: string, key: string): Promise<Drawing | undefined> {
  try {
    const [head = "", ...rest] = (await readFile(file(cacheDir, key), "utf8")).split("\n");
    const [width, height, digest] = head.split(" ");
    const svg = rest.join("\n");
    if (digest !== cacheKey([svg])) return undefined;
    return { type: "svg", svg, width: Number(width), height: Number(height) };
  } catch {
    return undefined;
  }
}

/** Keeps a drawing; a reader sees all of it or nothing. */
export async function writeCached(
  cacheDir: string,
  key: string,
  { svg, width, height }: Drawing,
): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  const draft = path.join(cacheDir, `${key}.${randomUUID()}`);
  try {
    await writeFile(draft, `${width} ${height} ${cacheKey([svg])}\n${svg}`);
    await rename(draft, file(cacheDir, key));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function file(cacheDir: string, key: string): string {
  return path.join(cacheDir, `${key}.txt`);
}

/** Where the compiled render page is: beside this module, or in `build/` for one that runs from source. */
export const PAGE_DIR = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".ts") ? "../../build/diagram/page/" : "../diagram/page/",
    import.meta.url,
  ),
);

/** Changes whenever the render page's code does, so that no drawing of an older one is taken from the cache. */
export async function pageFingerprint(dir: string): Promise<string> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(".js")).sort();
  return cacheKey(await Promise.all(names.map((name) => readFile(path.join(dir, name), "utf8"))));
}
