import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { VFileMessage } from "vfile-message";
import { isError } from "../episode/problem.ts";
import { type ClickEdit, writeTimecodes, type TimecodeEdit } from "../markdown/write-timecodes.ts";
import { ignoreMissing, listFiles } from "./files.ts";
import type { Project } from "./project.ts";

/** Rules whose problems new times solve. */
const SOLVED: ReadonlySet<string | undefined> = new Set([
  "media-missing",
  "timecode-order",
  "cue-beyond-end",
]);

/** Errors that new times do not solve. */
export function errorsBesideTimes(problems: readonly VFileMessage[]): VFileMessage[] {
  return problems.filter((message) => isError(message) && !SOLVED.has(message.ruleId));
}

/**
 * The texts of an episode by absolute path, read before they are parsed: later they tell whether an author has saved
 * another version, in which offsets differ.
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

/** Segments with new times, by absolute path; or the path of a file that has changed since it was parsed. */
export type Rewritten =
  | { readonly type: "rewritten"; readonly files: ReadonlyMap<string, string> }
  | { readonly type: "changed"; readonly shown: string };

/**
 * Writes times into the texts of segments, without writing files.
 *
 * @param before the result of {@link readTexts}
 * @param edits by the path of the segment that messages show
 */
export async function rewriteTimes(
  project: Project,
  before: ReadonlyMap<string, string>,
  edits: ReadonlyMap<string, readonly (TimecodeEdit | ClickEdit)[]>,
): Promise<Rewritten> {
  const files = new Map<string, string>();
  for (const [shown, fileEdits] of edits) {
    const path = resolve(project.cwd, shown);
    const text = before.get(path);
    if (text === undefined || (await hasChanged(path, before))) return { type: "changed", shown };
    files.set(
      path,
      editText(text, (body) => writeTimecodes(body, fileEdits)),
    );
  }
  return { type: "rewritten", files };
}

/** Whether a file has changed since it was read, or is gone. */
export async function hasChanged(
  path: string,
  before: ReadonlyMap<string, string>,
): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(ignoreMissing);
  return text !== before.get(path);
}

/** Edits what comes after a file's byte order mark, from where offsets count. */
export function editText(text: string, edit: (body: string) => string): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return mark + edit(text.slice(mark.length));
}
