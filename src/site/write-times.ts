import type { Note } from "../episode/episode.ts";
import type { TimecodeEdit } from "../markdown/write-timecodes.ts";
import { SourcesError, type Project } from "./project.ts";
import { replaceSources } from "./replace-sources.ts";
import { rewriteTimes } from "./rewrite-times.ts";

/** A note and its new start, in seconds. */
export interface NewTime {
  readonly note: Note;
  readonly seconds: number;
}

/**
 * Writes new times into the notes of an episode, all of them or none.
 *
 * @param command and episode, as `align my-talk`
 * @param before the result of `readTexts`
 * @returns the number of times written into each file, by the path that messages show
 * @throws {SourcesError} when a file has changed since it was read
 */
export async function writeTimes(
  project: Project,
  command: string,
  before: ReadonlyMap<string, string>,
  times: readonly NewTime[],
): Promise<Map<string, number>> {
  const edits = new Map<string, TimecodeEdit[]>();
  for (const { note, seconds } of times) {
    const { place, timecodeAt: offset } = note;
    if (offset === undefined) continue;
    edits.set(place.path, [...(edits.get(place.path) ?? []), { offset, seconds }]);
  }
  const rewritten = await rewriteTimes(project, before, edits);
  if (rewritten.type === "changed") {
    throw new SourcesError(
      `Unexpected change to ${rewritten.shown} meanwhile, expected none: nothing is written. Run the command again.`,
    );
  }
  await replaceSources(project, command, rewritten.files);
  return new Map(Array.from(edits, ([path, { length }]) => [path, length]));
}
