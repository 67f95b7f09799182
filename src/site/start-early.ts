import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Project } from "./project.ts";

/** Whether nothing was printed yet, nor measured, that could be in the cache. */
export function isFirstPrint({ cache }: Project): boolean {
  return !existsSync(join(cache, "print"));
}

/**
 * Starts the browser for work that is sure to need it, while sources are read; and has a page ready for diagrams, where
 * none can be in the cache.
 *
 * @param ids of the episodes
 */
export function startEarly(project: Project, ids: readonly string[]): void {
  const { browser, cache, drawingPages } = project;
  const start = async () => {
    const [running, wanted] = await Promise.all([
      browser.found().then(() => browser.launch()),
      existsSync(join(cache, "diagrams")) ? false : haveDiagrams(project, ids),
    ]);
    if (wanted) drawingPages.prepare(running);
  };
  // Whoever needs the browser, or a source, is told.
  start().catch(() => {});
}

const FENCE = /^ *(?:`{3,}|~{3,}) *mermaid/m;
/** Episodes that are looked through: enough to know what a show is like. */
const MOST = 10;

async function haveDiagrams({ slides }: Project, ids: readonly string[]): Promise<boolean> {
  for (const id of ids.slice(0, MOST))
    for (const name of await readdir(join(slides, id)))
      if (name.endsWith(".md") && FENCE.test(await readFile(join(slides, id, name), "utf8")))
        return true;
  return false;
}
