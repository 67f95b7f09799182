import { join } from "node:path";
import { applyEdits, editsOf } from "../episode/edits.ts";
import { applySettings, type RuleSettings } from "../episode/rules/settings.ts";
import type { SourceFile } from "../episode/source-file.ts";
import type { MarkdownOptions } from "../markdown/core.ts";
import { parseSegment } from "../markdown/parse-segment.ts";
import { listFiles } from "./files.ts";
import { loadEpisode } from "./load-episode.ts";
import { displayPath, listEpisodes, type Project, SourcesError } from "./project.ts";
import { readSource } from "./read-source.ts";
import { replaceSources } from "./replace-sources.ts";
import { hasChanged } from "./rewrite-times.ts";

/** Mended text may show mistakes that were part of another, and so again. */
const MOST_PASSES = 10;

/**
 * Mends what has one right answer in the segments of all episodes, and leaves every other character as it is. Rules that
 * are off are left alone.
 *
 * @returns how many mistakes were mended in each file, by the path that messages show
 * @throws {SourcesError} when a file has changed since it was read
 */
export async function mendSources(project: Project): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (const id of await listEpisodes(project)) {
    const { settings } = await loadEpisode(project, id);
    const folder = join(project.slides, id);
    for (const name of (await listFiles(folder)).filter((each) => each.endsWith(".md"))) {
      const path = join(folder, name);
      const shown = displayPath(project, path);
      const { result } = await readSource(path, shown, async (source) => ({
        ...(await mend(source, project.config, settings)),
        before: source.text,
        problems: [],
      }));
      if (!result || result.count === 0) continue;
      counts.set(shown, result.count);
      before.set(path, result.before);
      after.set(path, result.text);
    }
  }
  for (const path of before.keys())
    if (await hasChanged(path, before))
      throw new SourcesError(
        `Unexpected change to ${displayPath(project, path)} meanwhile, expected none: nothing is mended. Run the command again.`,
      );
  await replaceSources(project, "check --fix", after);
  return counts;
}

async function mend(
  { path, text }: SourceFile,
  options: MarkdownOptions,
  { severities }: RuleSettings,
): Promise<{ readonly text: string; readonly count: number }> {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  let mended = text.slice(mark.length);
  let count = 0;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const { problems, disables } = await parseSegment({ path, text: mended }, "segment", options);
    const edits = editsOf(applySettings(problems, [{ severities, disables }]).problems);
    if (edits.length === 0) break;
    count += edits.length;
    mended = applyEdits(mended, edits);
  }
  return { text: mark + mended, count };
}
