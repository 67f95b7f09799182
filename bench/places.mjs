import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));
export const CLI = join(ROOT, "build/bin/cuedeck.js");
/** What the benchmarks install and write, and may be deleted at any time. */
export const CACHE = join(ROOT, "node_modules/.cache/cuedeck-bench");
export const RESULTS = join(ROOT, "bench/results.json");
/** The checkout's own episodes, by the folders of `slides/`. */
export const OWN_EPISODES = readdirSync(join(ROOT, "slides"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();
/** The one of them with the most code. */
export const GUIDE = "guide";
/** The one that the pages are measured with. */
export const EPISODE = OWN_EPISODES.find((name) => name !== GUIDE) ?? GUIDE;
