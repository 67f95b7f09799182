import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import {
  type FileContent,
  ignoreMissing,
  listFolders,
  randomName,
  removeAbandoned,
  replaceFiles,
} from "./files.ts";
import { displayPath, type Project, UsageError } from "./project.ts";

/** Folder of the backups, below the working directory. */
export const BACKUPS = ".cuedeck";
/** Backups that are kept. */
const KEPT = 10;
/** Milliseconds within which changes made by hand one after another are undone as one. */
const SITTING = 30 * 60 * 1000;

/** A backup: what a command replaced. */
const Backup = v.object({
  /** The command and its episode, as `align my-talk`. */
  command: v.string(),
  /** ISO 8601. */
  date: v.string(),
  files: v.array(
    v.object({
      /** Relative to the working directory. */
      path: v.string(),
      /** The copy's name in the backup, and the SHA-256 of the file; none for a file that there was not. */
      copy: v.nullable(v.string()),
      before: v.nullable(v.string()),
      /** SHA-256 of the file that the command wrote. */
      after: v.string(),
    }),
  ),
});
type Backup = v.InferOutput<typeof Backup>;

export interface ReplaceOptions {
  /** Whether the call goes on with what the last one of the same command did: one `cuedeck undo` brings back both. */
  readonly continues?: boolean;
}

/**
 * Replaces sources of an episode, each of them at once, after a copy of what they were is safe: `cuedeck undo` brings it
 * back. Where nothing changes, there is nothing to bring back.
 *
 * @param command and episode, as `align my-talk`
 * @param files contents by absolute path
 */
export async function replaceSources(
  project: Project,
  command: string,
  files: ReadonlyMap<string, FileContent>,
  { continues = false }: ReplaceOptions = {},
): Promise<void> {
  await removeAbandoned(files.keys());
  await replaceFiles(files, async (written) => {
    const earlier = continues ? await lastOf(project, command) : undefined;
    await backUp(project, command, written, earlier);
    if (earlier) await rm(earlier.folder, { recursive: true, force: true });
  });
}

interface EarlierBackup {
  /** An absolute path. */
  readonly folder: string;
  readonly files: Backup["files"];
}

/** The last backup, if it is one of a command that has just run, and nobody has changed its files since. */
async function lastOf(project: Project, command: string): Promise<EarlierBackup | undefined> {
  const home = join(project.cwd, BACKUPS);
  const name = (await listBackups(home)).at(-1);
  if (name === undefined) return undefined;
  const folder = join(home, name);
  const { command: last, date, files } = await readBackup(folder);
  if (last !== command || Date.now() - Date.parse(date) > SITTING) return undefined;
  for (const { path, after } of files)
    if ((await hashIfAny(join(project.cwd, path))) !== after) return undefined;
  return { folder, files };
}

/**
 * @param written for each path that of the file that will be moved there
 * @param earlier a backup that this one takes the place of
 */
async function backUp(
  project: Project,
  command: string,
  written: ReadonlyMap<string, string>,
  earlier: EarlierBackup | undefined,
): Promise<void> {
  const home = join(project.cwd, BACKUPS);
  const date = new Date().toISOString();
  const folder = join(home, `${date.replaceAll(/[:.]/g, "-")}-${randomName()}`);
  const draft = join(home, "backup");
  const next = `${draft}.${randomName()}.next`;
  try {
    await mkdir(next, { recursive: true });
    await removeAbandoned([draft]);
    await writeFile(join(home, ".gitignore"), "*\n");
    const files: Backup["files"] = [];
    const successors = new Map(
      Array.from(written, ([path, successor]) => [displayPath(project, path), successor]),
    );
    for (const file of earlier?.files ?? []) {
      if (earlier && file.copy !== null)
        await copyFile(join(earlier.folder, file.copy), join(next, file.copy));
      const successor = successors.get(file.path);
      files.push(successor === undefined ? file : { ...file, after: await hashOf(successor) });
      successors.delete(file.path);
    }
    for (const [path, successor] of successors) {
      const copy = String(files.length);
      const before = await copyIfAny(join(project.cwd, path), join(next, copy));
      const after = await hashOf(successor);
      files.push({ path, copy: before === null ? null : copy, before, after });
    }
    if (files.every(({ before, after }) => before === after)) return;
    const backup: Backup = { command, date, files };
    await writeFile(join(next, "backup.json"), `${JSON.stringify(backup, null, 2)}\n`);
    await rename(next, folder);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
  const old = (await listBackups(home)).slice(0, -KEPT);
  for (const name of old) await rm(join(home, name), { recursive: true, force: true });
}

/** From the oldest to the newest. */
async function listBackups(home: string): Promise<string[]> {
  return (await listFolders(home)).filter((name) => !name.endsWith(".next")).toSorted();
}

async function readBackup(folder: string): Promise<Backup> {
  return v.parse(Backup, JSON.parse(await readFile(join(folder, "backup.json"), "utf8")));
}

/** @returns the file's hash; `null` when there is none */
async function copyIfAny(from: string, to: string): Promise<string | null> {
  try {
    await copyFile(from, to);
    return await hashOf(to);
  } catch (error) {
    ignoreMissing(error);
    return null;
  }
}

async function hashIfAny(path: string): Promise<string | null> {
  return hashOf(path).catch((error: unknown) => {
    ignoreMissing(error);
    return null;
  });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest("hex");
}

/** What was brought back. */
export interface Undone {
  /** The command that is undone, and its episode. */
  readonly command: string;
  /** ISO 8601. */
  readonly date: string;
  /** Of the files, relative to the working directory; those that the command made are gone. */
  readonly paths: readonly string[];
}

/**
 * Brings back what the last command replaced, and forgets the backup: the next call undoes the command before it.
 *
 * @throws {UsageError} when there is nothing to undo, or a file has changed since
 */
export async function undoLast(project: Project): Promise<Undone> {
  const home = join(project.cwd, BACKUPS);
  const name = (await listBackups(home)).at(-1);
  if (name === undefined)
    throw new UsageError(
      "Unexpected undo, expected a command before it that has written into the notes.",
    );
  const folder = join(home, name);
  const { command, date, files } = await readBackup(folder);
  for (const { path, before, after } of files) {
    const found = await hashIfAny(join(project.cwd, path));
    // A command that was killed may have written some of its files only.
    if (found === after || found === before) continue;
    throw new UsageError(
      `Unexpected change to ${path} since \`${command}\`, expected none: nothing is undone. What it was before is in ${BACKUPS}/${name}.`,
    );
  }
  const restored = new Map<string, FileContent>();
  for (const { path, copy } of files)
    if (copy !== null) restored.set(join(project.cwd, path), createReadStream(join(folder, copy)));
  await replaceFiles(restored);
  for (const { path, copy } of files)
    if (copy === null) await rm(join(project.cwd, path), { force: true });
  await rm(folder, { recursive: true, force: true });
  return { command, date, paths: files.map(({ path }) => path) };
}
