import { createHash } from "node:crypto";
import {
  closeSync,
  type Dirent,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { ignoreMissing } from "./files.ts";

/** A file as it was at some time. */
export interface Stamp {
  /** With `/`, relative to a folder that the owner of the stamp knows. */
  readonly path: string;
  /** Size and times: as long as they are the same, so is the content. Empty if it may have changed in the same moment. */
  readonly seen: string;
  /** Of the content. */
  readonly digest: string;
}

/** Milliseconds in which a file system may give two changes of a file the same time. */
const MOMENT = 100;

/** Bytes that are read at once, since a recording may not fit into memory. */
const PIECE = 2 ** 20;

/**
 * Stamps a file, or a folder with all that is in it; reads a file only if it is not as it was. All of this waits for the
 * disk, as with many files that takes a tenth of the time.
 *
 * @returns nothing when there is neither
 */
export function stampFile(folder: string, path: string, earlier?: Stamp): Stamp | undefined {
  const file = join(folder, path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) return { path, seen: "", digest: digestOf(stampFolder(file)) };
  if (!found?.isFile()) return undefined;
  const seen = describe(found);
  if (earlier?.seen === seen) return earlier;
  try {
    return { path, seen: isSettled(found) ? seen : "", digest: digestFile(file) };
  } catch {
    // An editor's own file, which has gone meanwhile, or may not be read: if the site needs it, who reads it tells.
    return { path, seen: "", digest: seen };
  }
}

/** Size and times of a file; undefined if it may have changed in the same moment. @throws when there is none */
export function describeFile(path: string): string | undefined {
  const found = statSync(path);
  return isSettled(found) ? describe(found) : undefined;
}

function isSettled({ ctimeMs }: Stats): boolean {
  return Date.now() - ctimeMs > MOMENT;
}

function describe({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [ino, size, mtimeMs, ctimeMs].join(" ");
}

/** Sizes and times of all files below a folder, for one that is too large to be read. */
export function describeFolder(folder: string): string[] {
  return listPaths(folder).map((path) => `${path} ${describe(statSync(join(folder, path)))}`);
}

/** When something at a path, or below it, was last changed: milliseconds since 1970. */
export function lastChange(path: string): number {
  const times = ["", ...listPaths(path)].map(
    (each) => statSync(join(path, each), { throwIfNoEntry: false })?.ctimeMs ?? 0,
  );
  return Math.max(...times);
}

/** Stamps all files below a folder, in the order of their paths. None when there is no such folder. */
export function stampFolder(folder: string, earlier: readonly Stamp[] = []): Stamp[] {
  const known = new Map(earlier.map((stamp) => [stamp.path, stamp]));
  return listPaths(folder).flatMap((path) => stampFile(folder, path, known.get(path)) ?? []);
}

/** Paths of all that is not a folder below one, sorted. None when there is no such folder, or it goes meanwhile. */
export function listPaths(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const home = resolve(folder);
  return entriesIn(home)
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) =>
      `${parentPath}/${name}`.slice(home.length + 1).replaceAll("\\", "/"),
    )
    .toSorted();
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    ignoreMissing(error);
    return [];
  }
}

/** A digest of what some files hold, whenever they were written. */
export function digestOf(stamps: readonly Stamp[]): string {
  const facts = stamps.map(({ path, digest }) => [path, digest]);
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

function digestFile(path: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(PIECE);
  const file = openSync(path, "r");
  try {
    for (let length = -1; length !== 0;) {
      length = readSync(file, piece);
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("base64");
}
