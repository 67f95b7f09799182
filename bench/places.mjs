import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));
export const CLI = join(ROOT, "build/bin/cuedeck.js");
/** What the benchmarks install and write, and may be deleted at any time. */
export const CACHE = join(ROOT, "node_modules/.cache/cuedeck-bench");
export const RESULTS = join(ROOT, "bench/results.json");
/** The checkout's own episode, which the pages are measured with: the first folder of `slides/`. */
export const EPISODE =
  readdirSync(join(ROOT, "slides"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()[0] ?? "";
