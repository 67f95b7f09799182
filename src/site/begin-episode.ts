import {
  constants,
  copyFile,
  mkdir,
  open,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { VFileMessage } from "vfile-message";
import { isError, problem } from "../episode/problem.ts";
import type { Sketch } from "../formats/imported-episode.ts";
import { IMPORT_KINDS, type ImportKind, kindOf, readImport } from "../formats/read-import.ts";
import { ignoreMissing } from "./files.ts";
import { type NamedFile, readSource } from "./read-source.ts";

/** Bytes of what people write or have transcribed: three hours of words with a time each are five million. */
const LARGEST = 8 * 2 ** 20;

export interface Imported {
  readonly sketch?: Sketch | undefined;
  readonly problems: readonly VFileMessage[];
  /** Pictures to copy, by their paths beside the file. */
  readonly images: ReadonlySet<string>;
}

/**
 * Reads the file of another program that an episode is to begin with.
 *
 * @param kind what it is; told by its text and its name when that is not said
 * @param item of a feed: its guid or title
 */
export async function importFile(
  { path, shown }: NamedFile,
  kind?: ImportKind,
  item?: string,
): Promise<Imported> {
  const place = {
    path: shown,
    position: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  };
  const refuse = (rule: "file-size" | "file-kind", reason: string) => ({
    problems: [problem(rule, place, reason)],
    images: new Set<string>(),
  });
  const { size } = await stat(path);
  if (size > LARGEST)
    return refuse(
      "file-size",
      `Unexpected size of ${Math.ceil(size / 2 ** 20)} MB, expected at most 8 MB`,
    );
  const read = await readSource(path, shown, async (source) => {
    const known = kind ?? kindOf(shown, source.text);
    if (known === undefined) {
      const reason = `Unexpected file, expected one of these kinds: ${IMPORT_KINDS.join(", ")}`;
      return { problems: [problem("file-kind", place, reason)] };
    }
    const reading = readImport(source, known, { item });
    const missing = new Set<string>();
    for (const name of reading.images ?? [])
      if (!(await isWithin(dirname(path), name))) missing.add(name);
    return missing.size === 0 ? reading : readImport(source, known, { item, missing });
  });
  const { result, problems } = read;
  for (const message of problems) message.place ??= place.position.start;
  const value = result && "value" in result ? result.value : undefined;
  if (problems.some(isError) || !value) return { problems, images: new Set() };
  if (value.segments.length === 0)
    return refuse(
      "file-kind",
      "Unexpected file without a chapter, a cue or a slide, expected one of them",
    );
  const images = result && "images" in result ? result.images : undefined;
  return { sketch: value, problems, images: images ?? new Set() };
}

/** The pictures of a new episode: by their paths in both folders. */
export interface Pictures {
  readonly names: Iterable<string>;
  readonly from: string;
  readonly to: string;
}

/**
 * Writes the files of a new episode: all of them, or none.
 *
 * @param files texts by their names
 * @throws {TakenError} when the folder, or a picture in the other one, is there already
 */
export async function beginEpisode(
  folder: string,
  files: ReadonlyMap<string, string>,
  { names, from, to }: Pictures,
): Promise<void> {
  const pictures = Array.from(names, (name) => [join(from, name), join(to, name)] as const);
  // A folder that holds something is not replaced by another.
  for (const path of [folder, ...pictures.map(([, copy]) => copy)])
    if (await exists(path)) throw new TakenError(path);
  // Hidden: it is no episode yet.
  const next = join(dirname(folder), `.${basename(folder)}.${process.pid}.next`);
  const copied: string[] = [];
  await mkdir(next, { recursive: true });
  try {
    for (const [name, text] of files) await writeFile(join(next, name), text);
    for (const [picture, copy] of pictures) {
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(picture, copy, constants.COPYFILE_EXCL);
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

/** What was to be written is there already. */
export class TakenError extends Error {
  override readonly name = "TakenError";
  readonly path: string;

  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/** Whether a picture is a file in a folder or below, and not by way of a link that leads out of it. */
async function isWithin(folder: string, name: string): Promise<boolean> {
  const [home, path] = await Promise.all([
    realpath(folder),
    realpath(join(folder, name)).catch(() => ""),
  ]);
  return path.startsWith(`${home}${sep}`) && (await stat(path)).isFile();
}

async function exists(path: string): Promise<boolean> {
  const found = await open(path).catch(ignoreMissing);
  await found?.close();
  return found !== undefined;
}
