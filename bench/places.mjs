import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));
export const CLI = join(ROOT, "build/bin/cuedeck.js");
/** What the benchmarks install and write, and may be deleted at any time. */
export const CACHE = join(ROOT, "node_modules/.cache/cuedeck-bench");
export const RESULTS = join(ROOT, "bench/results.json");
/** The real episode, which the pages are measured with. */
export const EPISODE = "ketamine";
