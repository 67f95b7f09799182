import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { exportPaths } from "../site/export-formats.ts";
import {
  displayPath,
  endangered,
  ignoreMissing,
  listEpisodes,
  listFiles,
  realPath,
  type Project,
} from "../site/project.ts";
import { CommandError, EXIT } from "./exit-code.ts";

/**
 * Sees to it that a site replaces nothing but an older site, and exports.
 *
 * @returns exports in the output folder: files, and folders of them
 * @throws {CommandError} when it would take the place of its own sources, lie among them, or end another folder's life
 */
export async function expectReplaceable(project: Project): Promise<string[]> {
  await expectApart(project);
  const files = await listFiles(project.out);
  const paths = (await listEpisodes(project)).flatMap((id) =>
    exportPaths(id).map((path) => `${id}/${path}`),
  );
  const isAt = (path: string) => (file: string) => file === path || file.startsWith(`${path}/`);
  const exports = paths.filter((path) => files.some(isAt(path)));
  if (files.every((file) => exports.some((path) => isAt(path)(file)))) return exports;
  if (await isSite(project.out)) return exports;
  const out = displayPath(project, project.out);
  throw new CommandError(
    EXIT.usage,
    `Unexpected files in the output folder ${out}, expected an empty folder or a site of Cuedeck's; move them away or name another with --out.`,
  );
}

/**
 * Sees to it that files of an episode take the place of none of its sources, nor lie among them.
 *
 * @param names paths below the episode's folder in the output folder
 * @throws {CommandError} when one would
 */
export async function expectNoSource(
  project: Project,
  id: string,
  names: readonly string[],
): Promise<void> {
  const home = join(project.out, id);
  await expectApart({ ...project, out: home });
  const sources = await sourcesOf(project, id);
  for (const target of names.map((name) => join(home, name))) {
    // A link in the file's own place is replaced, and what it leads to stays.
    const lost = sources.get(join(await realPath(dirname(target)), basename(target)));
    if (lost === undefined) continue;
    throw new CommandError(
      EXIT.usage,
      `Unexpected output file ${displayPath(project, target)}, expected one apart from ${displayPath(project, lost)}.`,
    );
  }
}

async function expectApart(project: Project): Promise<void> {
  const lost = await endangered(project);
  if (lost === undefined) return;
  const out = displayPath(project, project.out) || ".";
  const name = displayPath(project, lost) || "the working directory";
  throw new CommandError(
    EXIT.usage,
    `Unexpected output folder ${out}, expected one apart from ${name}.`,
  );
}

/** An episode's files by the paths where they really lie: a recording may be a link to where there is room for it. */
async function sourcesOf(project: Project, id: string): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const folder of [join(project.slides, id), join(project.public, id)]) {
    for (const name of (await readdir(folder, { recursive: true }).catch(ignoreMissing)) ?? []) {
      const path = join(folder, name);
      sources.set(await realPath(path), path);
    }
  }
  return sources;
}

async function isSite(folder: string): Promise<boolean> {
  const page = await readFile(join(folder, "index.html"), "utf8").catch(() => "");
  return page.includes('<meta name="generator" content="Cuedeck">');
}
