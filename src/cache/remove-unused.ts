import { statSync } from "node:fs";
import { readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** After which an entry is removed that nobody has asked for. */
const LIFETIME = 30 * DAY;
/** The end of the name of an empty file beside the folder, written whenever entries are looked through. */
const LAST_LOOK = ".last-look";

/** Notes that an entry of a cache was asked for. @param path of its file, which may be gone */
export async function keepUsed(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => {});
}

/** Removes entries of a cache that nobody has asked for in a month. Looks for them once a day. @param folder of the cache */
export async function removeUnused(folder: string): Promise<void> {
  const mark = folder + LAST_LOOK;
  const now = Date.now();
  if (now - changedAt(mark, 0) < DAY) return;
  await writeFile(mark, "");
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (now - changedAt(path, now) > LIFETIME) await rm(path, { force: true });
  }
}

/** Waits for the disk: of thousands of files, that takes a tenth of the time. */
function changedAt(path: string, otherwise: number): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? otherwise;
}
