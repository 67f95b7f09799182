import { createHash, type Hash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SharedBrowser } from "../chromium/shared-browser.ts";
import { ignoreMissing, listFiles, type Project } from "./project.ts";

/** Milliseconds for which what nobody asks for is kept. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** What was made from an episode's print page before, as long as nothing changes that could show on it. */
export interface PrintCache {
  /**
   * The bytes of a kind, made where they are not known.
   *
   * @param kind a file's ending, as `slides.pdf`
   * @param recipe how they are made: with another one they are made anew
   */
  get(kind: string, recipe: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/**
 * Opens the cache for an episode's print page, as that is now.
 *
 * @param folder of a site with all its pages
 */
export async function openPrintCache(
  folder: string,
  id: string,
  {
    project,
    browser,
  }: { readonly project: Project; readonly browser: Pick<SharedBrowser, "choice"> },
): Promise<PrintCache> {
  const page = await hashPage(folder, id, browser);
  const home = join(project.cache, "print");
  await forgetUnused(home);
  return {
    async get(kind, recipe, make) {
      const key = page.copy().update(recipe).digest("hex").slice(0, 40);
      const path = join(home, `${key}-${kind}`);
      const known = await readFile(path).catch(() => undefined);
      if (known) {
        await utimes(path, new Date(), new Date()).catch(ignoreMissing);
        return known;
      }
      const made = await make();
      await mkdir(home, { recursive: true });
      await writeFile(`${path}.${process.pid}`, made);
      await rename(`${path}.${process.pid}`, path);
      return made;
    },
  };
}

/** Every change of an episode leaves behind what was made from it before. */
async function forgetUnused(home: string): Promise<void> {
  const names = await readdir(home).catch(ignoreMissing);
  for (const name of names ?? []) {
    const path = join(home, name);
    const entry = await stat(path).catch(ignoreMissing);
    if (entry && entry.mtimeMs < Date.now() - KEPT) await rm(path, { force: true });
  }
}

async function hashPage(
  folder: string,
  id: string,
  browser: Pick<SharedBrowser, "choice">,
): Promise<Hash> {
  const hash = createHash("sha256").update((await browser.choice()).fingerprint);
  // The client's files have their content's hash in their names, and the page names them.
  hash.update(await readFile(join(folder, id, "print/index.html")));
  for (const file of await listFiles(join(folder, id))) {
    if (/\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(file))
      hash.update(file).update(await readFile(join(folder, id, file)));
  }
  return hash;
}
