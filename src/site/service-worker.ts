import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Episode, isRemote } from "../episode/episode.ts";
import { mediaKind } from "../episode/source-file.ts";
import { addressOf, SLIDE_PICTURES } from "../pages/files.ts";
import type { Entry, Manifest } from "../parts/offline/manifest.ts";
import { listFiles } from "./files.ts";

/** Its name, beside the Listen page. */
export const WORKER = "service-worker.js";

/** Bytes beyond which a file waits until a page asks for it. */
const LARGEST = 5 * 2 ** 20;
/** What is for elsewhere: paper, and what other players read. */
const ELSEWHERE = new RegExp(`\\.pdf$|^${SLIDE_PICTURES}/|^transcript\\.(?:srt|json|html)$`, "i");

/**
 * Writes an episode's `service-worker.js`, once all that it is to keep lies in the folder.
 *
 * @param folder the site's
 * @param shared files that the episode's pages share with others', as paths below the site, each with its content's hash in its name
 * @param script of the worker, as it was built with Cuedeck
 */
export async function writeServiceWorker(
  folder: string,
  { id, media }: Pick<Episode, "id" | "media">,
  shared: readonly string[],
  script: string,
): Promise<void> {
  const home = join(folder, id);
  const paths = await listFiles(home);
  const own = await Promise.all(
    paths.filter(isKept).map(async (path): Promise<Entry[]> => {
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
 * What the pages show, but for their sound. A server may well refuse a file whose name begins with a dot, and one
 * refused would refuse the worker.
 */
function isKept(path: string): boolean {
  return path !== WORKER && !mediaKind(path) && !ELSEWHERE.test(path) && !/(?:^|\/)\./.test(path);
}

/** As a page asks for it: a folder for its `index.html`. */
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
