import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cacheKey } from "./cache.ts";

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
