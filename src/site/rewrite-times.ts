import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { VFileMessage } from "vfile-message";
import { isError } from "../episode/problem.ts";
import { writeTimecodes, type TimecodeEdit } from "../markdown/write-timecodes.ts";
import { listFiles } from "./files.ts";
import type { Project } from "./project.ts";

/** Rules that an episode may break before it gets new times: these are what mends them. */
const MENDED: ReadonlySet<string | undefined> = new Set([
  "media-missing",
  "timecode-order",
  "cue-beyond-end",
]);

/** The errors that new times leave as they are. */
export function errorsBesideTimes(problems: readonly VFileMessage[]): VFileMessage[] {
  return problems.filter((message) => isError(message) && !MENDED.has(message.ruleId));
}

/**
 * The texts of an episode, by absolute path, that are about to be parsed: offsets in them are worth nothing once an
 * author has saved another.
 */
export async function readTexts(project: Project, id: string): Promise<Map<string, string>> {
  const folder = join(project.slides, id);
  const names = (await listFiles(folder)).filter(
    (name) => name.endsWith(".md") || name === "episode.yaml",
  );
  const paths = names.map((name) => join(folder, name));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const)),
  );
}

/** Segments with new times, by absolute path; or the name of a file that is no longer what was parsed. */
export type Rewritten =
  | { readonly type: "rewritten"; readonly files: ReadonlyMap<string, string> }
  | { readonly type: "changed"; readonly shown: string };

/**
 * Writes times into the texts of segments, and none of it to the disk.
 *
 * @param before what {@link readTexts} gave
 * @param edits by the name that messages give the segment
 */
export async function rewriteTimes(
  project: Project,
  before: ReadonlyMap<string, string>,
  edits: ReadonlyMap<string, readonly TimecodeEdit[]>,
): Promise<Rewritten> {
  const files = new Map<string, string>();
  for (const [shown, fileEdits] of edits) {
    const path = resolve(project.cwd, shown);
    const text = before.get(path);
    if (text === undefined || (await hasChanged(path, before))) return { type: "changed", shown };
    files.set(path, rewrite(text, fileEdits));
  }
  return { type: "rewritten", files };
}

/** Whether a file is no longer as it was read. */
export async function hasChanged(
  path: string,
  before: ReadonlyMap<string, string>,
): Promise<boolean> {
  return (await readFile(path, "utf8")) !== before.get(path);
}

/** A byte order mark is no part of the text in which offsets count. */
function rewrite(text: string, edits: readonly TimecodeEdit[]): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return mark + writeTimecodes(text.slice(mark.length), edits);
}
