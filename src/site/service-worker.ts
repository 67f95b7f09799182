import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Episode, isRemote } from "../episode/episode.ts";
import { mediaKind } from "../episode/source-file.ts";
import { addressOf, SLIDE_PICTURES } from "../pages/files.ts";
import type { Entry, Manifest } from "../parts/offline/manifest.ts";
import { listFiles } from "./files.ts";

/** The worker's file name, beside the Listen page. */
export const WORKER = "service-worker.js";

/** Larger files, in bytes, are not precached. */
const LARGEST = 5 * 2 ** 20;
/** Files that pages do not show: PDFs, and files for other players. */
const NOT_SHOWN = new RegExp(`\\.pdf$|^${SLIDE_PICTURES}/|^transcript\\.(?:srt|json|html)$`, "i");

/**
 * Writes an episode's `service-worker.js`, after all files that it caches.
 *
 * @param folder the site's
 * @param shared files of all pages, as paths below the site, each with its content's hash in its name
 * @param script of the worker
 * @param withheld paths below the episode that listeners are not to have
 */
export async function writeServiceWorker(
  folder: string,
  { id, media }: Pick<Episode, "id" | "media">,
  shared: readonly string[],
  script: string,
  withheld: readonly string[] = [],
): Promise<void> {
  const home = join(folder, id);
  const paths = await listFiles(home);
  const own = await Promise.all(
    paths
      .filter((path) => isPrecached(path) && !withheld.includes(path))
      .map(async (path): Promise<Entry[]> => {
        const { bytes, revision } = await readFacts(join(home, path));
        return bytes > LARGEST ? [] : [{ url: requestOf(path), revision }];
      }),
  );
  const manifest: Manifest = {
    entries: [...own.flat(), ...shared.map((path) => ({ url: `../${path}`, revision: null }))],
    media:
      media && !isRemote(media.source)
        ? { url: addressOf(media.source), ...(await readFacts(join(home, media.source))) }
        : null,
  };
  await writeFile(join(home, WORKER), `self.cuedeck=${JSON.stringify(manifest)};\n${script}`);
}

/**
 * Whether a file is precached: all that pages show, except for sound. A server may refuse a file whose name begins with
 * a dot, and then the worker could not be installed.
 */
function isPrecached(path: string): boolean {
  return path !== WORKER && !mediaKind(path) && !NOT_SHOWN.test(path) && !/(?:^|\/)\./.test(path);
}

/** The address that a page requests: a folder for its `index.html`. */
function requestOf(path: string): string {
  return addressOf(path).replace(/(?:^|(?<=\/))index\.html$/, "") || "./";
}

async function readFacts(path: string): Promise<{ bytes: number; revision: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, revision: hash.digest("hex").slice(0, 16) };
}
