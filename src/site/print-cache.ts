import { createHash, type Hash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import type { SharedBrowser } from "../browser/shared-browser.ts";
import { renderTree } from "../pages/document.ts";
import { ignoreMissing, listFiles } from "./files.ts";

/** Milliseconds for which what nobody asks for is kept. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/**
 * What was made before, as long as nothing changes that could show on it. A kind is a file's ending, as `slides.pdf`; with
 * another recipe, by which it says how it is made, it is another.
 */
export interface Kept {
  find(kind: string, recipe: string): Promise<Uint8Array | undefined>;
  keep(kind: string, recipe: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a kind, made and kept where they are not known. */
  get(kind: string, recipe: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** What was made from an episode's print page. */
export interface PrintCache extends Kept {
  /** What was made from one slide of it, on which nothing of the others shows. */
  ofSlide(id: string): Kept;
}

/**
 * Opens the cache for an episode's print page, as that is now.
 *
 * @param folder of the episode in a site, with the pictures that the page shows
 */
export async function openPrintCache(
  page: Root,
  folder: string,
  project: { readonly cache: string; readonly browser: Pick<SharedBrowser, "choice"> },
): Promise<PrintCache> {
  const files = await hashFiles(folder, project.browser);
  const home = join(project.cache, "print");
  await forgetUnused(home);
  const head: ElementContent[] = [];
  const slides = new Map<unknown, Element>();
  visit(page, "element", (element) => {
    if (element.tagName === "head") head.push(element);
    const slide = element.properties["dataSlide"];
    if (slide !== undefined) slides.set(slide, element);
  });
  const ofTree = (children: Root["children"]) =>
    keptIn(home, files.copy().update(renderTree({ type: "root", children })));
  return {
    ...ofTree(page.children),
    ofSlide(id) {
      const slide = slides.get(id);
      return ofTree(slide ? [...head, slide] : page.children);
    },
  };
}

/** @param base of all on which it depends but the recipe */
function keptIn(home: string, base: Hash): Kept {
  const pathOf = (kind: string, recipe: string) =>
    join(home, `${base.copy().update(recipe).digest("hex").slice(0, 40)}-${kind}`);
  const find = async (kind: string, recipe: string) => {
    const path = pathOf(kind, recipe);
    const known = await readFile(path).catch(() => undefined);
    if (known) await utimes(path, new Date(), new Date()).catch(ignoreMissing);
    return known;
  };
  const keep = async (kind: string, recipe: string, bytes: Uint8Array) => {
    const path = pathOf(kind, recipe);
    await mkdir(home, { recursive: true });
    await writeFile(`${path}.${process.pid}`, bytes);
    await rename(`${path}.${process.pid}`, path);
  };
  return {
    find,
    keep,
    async get(kind, recipe, make) {
      const known = await find(kind, recipe);
      if (known) return known;
      const made = await make();
      await keep(kind, recipe, made);
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

/** Of the browser, and of the pictures; the client's files have their content's hash in their names, which pages name. */
async function hashFiles(folder: string, browser: Pick<SharedBrowser, "choice">): Promise<Hash> {
  const hash = createHash("sha256").update((await browser.choice()).fingerprint);
  for (const file of await listFiles(folder)) {
    if (/\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(file))
      hash.update(file).update(await readFile(join(folder, file)));
  }
  return hash;
}
