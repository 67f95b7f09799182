import { resolve } from "node:path";
import type { VFileMessage } from "vfile-message";
import { applyEdits, editsOf } from "../episode/edits.ts";
import { isError } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";
import { applySettings } from "../episode/rules/settings.ts";
import { loadEpisode } from "./load-episode.ts";
import { loadShared, type Shared } from "./load-shared.ts";
import { displayPath, listEpisodes, type Project, SourcesError } from "./project.ts";
import { replaceSources } from "./replace-sources.ts";
import { editText, hasChanged, readTexts } from "./rewrite-times.ts";

/** How many mistakes that have one right answer are mended in a file, and how many are not. */
export interface MendedFile {
  readonly mended: number;
  /** Without them the episode would have more problems, or worse ones. */
  readonly left: number;
}

/**
 * Mends what has one right answer in the segments of all episodes, and leaves every other character as it is. Rules that
 * are off are left alone.
 *
 * @returns what was done in each file where there was something to do, by the path that messages show
 * @throws {SourcesError} when a file has changed since it was read
 */
export async function mendSources(project: Project): Promise<Map<string, MendedFile>> {
  const files = new Map<string, MendedFile>();
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  const shared = await loadShared(project);
  for (const id of await listEpisodes(project)) {
    const episode = await mendEpisode(project, id, shared);
    for (const [path, text] of episode.before) before.set(path, text);
    for (const [path, text] of episode.after) after.set(path, text);
    for (const [shown, file] of episode.files) files.set(shown, file);
  }
  for (const path of after.keys())
    if (await hasChanged(path, before))
      throw new SourcesError(
        `Unexpected change to ${displayPath(project, path)} meanwhile, expected none: nothing is mended. Run the command again.`,
      );
  await replaceSources(project, "check --fix", after);
  return files;
}

interface MendedEpisode {
  /** Texts by absolute path: all as they were, and those that are mended. */
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, MendedFile>;
}

/**
 * Mends what breaks one rule in one file after another, each only where that leaves the episode with fewer problems: a
 * `[Click]` on a slide without a step stays, as `[click]` there would be an error.
 */
async function mendEpisode(project: Project, id: string, shared: Shared): Promise<MendedEpisode> {
  const before = await readTexts(project, id);
  const find = async (unsaved: ReadonlyMap<string, string>) => {
    const { problems, settings } = await loadEpisode({ ...project, unsaved }, id, shared);
    return applySettings(problems, [settings]).problems;
  };
  let after = new Map<string, string>();
  let problems = await find(after);
  let groups = groupMendable(problems);
  /** Numbers of mistakes by file. */
  const mended = new Map<string, number>();
  const left = new Map<string, number>();
  for (let group = groups.shift(); group; group = groups.shift()) {
    const { shown, edits } = group;
    const path = resolve(project.cwd, shown);
    const text = editText(after.get(path) ?? before.get(path) ?? "", (body) =>
      applyEdits(body, edits),
    );
    const next = new Map([...after, [path, text]]);
    const found = await find(next);
    const counts = isBetter(found, problems) ? mended : left;
    if (counts === mended) {
      [after, problems] = [next, found];
      // Mended text may show mistakes that were part of another, and offsets are others now.
      groups = groupMendable(problems);
      left.clear();
    }
    counts.set(shown, (counts.get(shown) ?? 0) + edits.length);
  }
  const files = new Map(
    [...mended.keys(), ...left.keys()].map((shown): [string, MendedFile] => [
      shown,
      { mended: mended.get(shown) ?? 0, left: left.get(shown) ?? 0 },
    ]),
  );
  return { before, after, files };
}

/** Edits by file and rule. @returns the file as messages show it */
function groupMendable(problems: readonly VFileMessage[]) {
  const groups = new Map<string, { readonly shown: string; readonly problems: VFileMessage[] }>();
  for (const message of problems) {
    const { file: shown = "", ruleId } = message;
    const key = `${shown} ${ruleId}`;
    const group = groups.get(key) ?? { shown, problems: [] };
    groups.set(key, group);
    group.problems.push(message);
  }
  return [...groups.values()]
    .map(({ shown, problems }) => ({ shown, edits: editsOf(problems) }))
    .filter(({ edits }) => edits.length > 0);
}

/** What times say of slides and notes, once they are read: no reason to leave them unread. */
const OF_PACE: ReadonlySet<string | undefined> = new Set<RuleId>([
  "slide-short",
  "slide-long",
  "notes-long",
]);

/** Whether there are fewer errors, or as many, and fewer warnings. */
function isBetter(after: readonly VFileMessage[], before: readonly VFileMessage[]): boolean {
  const fewer = (isCounted: (message: VFileMessage) => boolean) =>
    before.filter(isCounted).length - after.filter(isCounted).length;
  const errors = fewer(isError);
  return errors > 0 || (errors === 0 && fewer(({ ruleId }) => !OF_PACE.has(ruleId)) > 0);
}
