import {
  constants,
  copyFile,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { VFileMessage } from "vfile-message";
import { isError, problem } from "../episode/problem.ts";
import type { Unusable } from "../formats/format.ts";
import { detectFormat, IMPORT_NAMES, type ImportName, importOf } from "../formats/formats.ts";
import type { ImportedEpisode } from "../formats/imported-episode.ts";
import { BEGINNING } from "../formats/problems.ts";
import { ignoreMissing, randomName } from "./files.ts";
import { isMedia } from "./media-signature.ts";
import { type NamedFile, readSource } from "./read-source.ts";

/** The most bytes of an imported file: three hours of words with a time each are five million. */
const LARGEST = 8 * 2 ** 20;

export interface Imported {
  /** Only if no problem is an error. */
  readonly episode?: ImportedEpisode | undefined;
  readonly problems: readonly VFileMessage[];
  /** Files to copy, by their paths beside the imported one. */
  readonly files: ReadonlySet<string>;
}

/**
 * Reads another program's file, with which an episode is to begin.
 *
 * @param name of its format; detected if left out
 * @param item of a feed: its guid or title
 */
export async function importFile(
  { path, shown }: NamedFile,
  name?: ImportName,
  item?: string,
): Promise<Imported> {
  const place = { path: shown, position: BEGINNING };
  const refuse = (rule: "file-size" | "file-kind", reason: string) => ({
    problems: [problem(rule, place, reason)],
    files: new Set<string>(),
  });
  const { size } = await stat(path);
  if (size > LARGEST) {
    const megabytes = Math.ceil(size / 2 ** 20);
    return refuse("file-size", `Unexpected size of ${megabytes} MB, expected at most 8 MB`);
  }
  const { result, problems } = await readSource(path, shown, async (source) => {
    const found = name ?? detectFormat(source);
    if (found === undefined) {
      const reason = `Unexpected file, expected one of these formats: ${IMPORT_NAMES.join(", ")}`;
      return refuse("file-kind", reason);
    }
    const format = importOf(found);
    const reading = await format.read(source, { item });
    const unusable = await findUnusable(dirname(path), reading.files ?? []);
    return unusable.size === 0 ? reading : format.read(source, { item, unusable });
  });
  for (const message of problems) message.place ??= BEGINNING.start;
  const episode = result && "value" in result ? result.value : undefined;
  if (problems.some(isError) || !episode) return { problems, files: new Set() };
  if (episode.segments.length === 0)
    return refuse(
      "file-kind",
      "Unexpected file without a chapter, a cue or a slide, expected one of them",
    );
  return { episode, problems, files: result?.files ?? new Set() };
}

/** Finds which files can't be copied from a folder into an episode, and why. */
async function findUnusable(
  folder: string,
  names: Iterable<string>,
): Promise<Map<string, Unusable>> {
  const unusable = new Map<string, Unusable>();
  for (const name of names) {
    if (!(await isWithin(folder, name))) unusable.set(name, "missing");
    else if (!(await isMedia(join(folder, name)))) unusable.set(name, "no-media");
  }
  return unusable;
}

/** The files that a new episode shows, by their paths in both folders. */
export interface CopiedFiles {
  readonly names: Iterable<string>;
  readonly from: string;
  readonly to: string;
}

/**
 * Writes the files of a new episode: all of them, or none.
 *
 * @param files texts by their names
 * @throws {TakenError} if the folder, or a file to be copied, exists already
 */
export async function beginEpisode(
  folder: string,
  files: ReadonlyMap<string, string>,
  { names, from, to }: CopiedFiles,
): Promise<void> {
  const copies = Array.from(names, (name) => [join(from, name), join(to, name)] as const);
  if (await exists(folder)) throw new TakenError(folder);
  const missing: typeof copies = [];
  for (const [original, copy] of copies) {
    if (!(await exists(copy))) missing.push([original, copy]);
    // The same is there already where an import was ended before it was whole.
    else if (!(await haveSameContent(original, copy))) throw new TakenError(copy);
  }
  // Hidden, so that it is not taken for an episode.
  const next = join(dirname(folder), `.${basename(folder)}.${randomName()}.next`);
  const copied: string[] = [];
  await mkdir(next, { recursive: true });
  try {
    for (const [name, text] of files) await writeFile(join(next, name), text);
    for (const [original, copy] of missing) {
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(original, copy, constants.COPYFILE_EXCL);
      copied.push(copy);
    }
    await rename(next, folder);
  } catch (error) {
    for (const copy of copied) await rm(copy);
    throw error;
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** A file or folder that was to be written exists already. */
export class TakenError extends Error {
  override readonly name = "TakenError";
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/** Whether a name is a file in a folder or below, also after all links are followed. */
async function isWithin(folder: string, name: string): Promise<boolean> {
  const [home, path] = await Promise.all([
    realpath(folder),
    realpath(join(folder, name)).catch(() => ""),
  ]);
  return path.startsWith(`${home}${sep}`) && (await stat(path)).isFile();
}

async function haveSameContent(one: string, other: string): Promise<boolean> {
  const contents = [one, other].map((path) => readFile(path).catch(() => undefined));
  const [first, second] = await Promise.all(contents);
  return first !== undefined && second !== undefined && first.equals(second);
}

async function exists(path: string): Promise<boolean> {
  const found = await open(path).catch(ignoreMissing);
  await found?.close();
  return found !== undefined;
}
