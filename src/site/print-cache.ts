import { createHash, type Hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";
import type { SharedBrowser } from "../browser/shared-browser.ts";
import { keepUsed, removeUnused } from "../cache/remove-unused.ts";
import { localPath } from "../episode/source-file.ts";
import { renderTree } from "../pages/document.ts";
import { listFiles, replaceFiles } from "./files.ts";

/**
 * Results of earlier runs, by the content that they were made from. `kind` is the end of a file's name, such as
 * `slides.pdf`; `recipe` has all options that change the result.
 */
export interface Cache {
  read(kind: string, recipe: string): Promise<Uint8Array | undefined>;
  write(kind: string, recipe: string, bytes: Uint8Array): Promise<void>;
  /** Reads an entry, or makes and writes it. */
  get(kind: string, recipe: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** Results that were made from an episode's print page. */
export interface PrintCache extends Cache {
  /** Results that were made from one slide of it; changes of other slides do not matter. */
  ofSlide(id: string): Cache;
}

/**
 * Opens the cache of an episode's print page.
 *
 * @param folder of the episode in a site, with the pictures that the page shows
 */
export async function openPrintCache(
  page: Root,
  folder: string,
  project: { readonly cache: string; readonly browser: Pick<SharedBrowser, "choice"> },
): Promise<PrintCache> {
  const home = join(project.cache, "print");
  const head: ElementContent[] = [];
  const slides = new Map<unknown, Element>();
  /** Those of which paper has a frame. */
  const films = new Set<string>();
  visit(page, "element", (element) => {
    if (element.tagName === "head") head.push(element);
    const slide = element.properties["dataSlide"];
    if (slide !== undefined) slides.set(slide, element);
    const { src, poster } = element.properties;
    if (element.tagName === "video" && poster === undefined)
      films.add(localPath(String(src).replace(/^\.\.\//, "")));
  });
  const files = await hashFiles(folder, project.browser, films);
  const add = (hash: Hash, children: Root["children"]) =>
    hash.copy().update(renderTree({ type: "root", children }));
  const withHead = add(files, head);
  const whole = cacheOf(home, () => add(files, page.children));
  const ofSlides = new Map(
    Array.from(slides, ([id, slide]) => [id, cacheOf(home, () => add(withHead, [slide]))]),
  );
  return { ...whole, ofSlide: (id) => ofSlides.get(id) ?? whole };
}

/** @param hashContent called when first needed: to write a tree as text takes a while */
function cacheOf(home: string, hashContent: () => Hash): Cache {
  let base: Hash | undefined;
  const pathOf = (kind: string, recipe: string) => {
    base ??= hashContent();
    return join(home, `${base.copy().update(recipe).digest("hex").slice(0, 40)}-${kind}`);
  };
  const read = async (kind: string, recipe: string) => {
    const path = pathOf(kind, recipe);
    const file = await readFile(path).catch(() => undefined);
    const bytes = file?.subarray(DIGEST_LENGTH);
    if (!file || !bytes || !digestOf(bytes).equals(file.subarray(0, DIGEST_LENGTH)))
      return undefined;
    await keepUsed(path);
    return bytes;
  };
  const write = async (kind: string, recipe: string, bytes: Uint8Array) => {
    await replaceFiles(new Map([[pathOf(kind, recipe), Buffer.concat([digestOf(bytes), bytes])]]));
    await removeUnused(home);
  };
  return {
    read,
    write,
    async get(kind, recipe, make) {
      const known = await read(kind, recipe);
      if (known) return known;
      const made = await make();
      await write(kind, recipe, made);
      return made;
    },
  };
}

/** Bytes of the digest at the beginning of an entry, by which one that was damaged is recognised. */
const DIGEST_LENGTH = 32;

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Hash of the browser, of the pictures and of films. The page has the names of styles and fonts, which include their hashes. */
async function hashFiles(
  folder: string,
  browser: Pick<SharedBrowser, "choice">,
  films: ReadonlySet<string>,
): Promise<Hash> {
  const hash = createHash("sha256").update((await browser.choice()).fingerprint);
  for (const file of await listFiles(folder)) {
    if (/\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(file) || films.has(file))
      hash.update(file).update(await readFile(join(folder, file)));
  }
  return hash;
}
