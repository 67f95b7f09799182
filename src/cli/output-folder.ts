import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { exportedPaths, publishedPaths } from "../formats/formats.ts";
import { ignoreMissing, listFiles, realPath } from "../site/files.ts";
import { displayPath, endangered, listEpisodes, type Project } from "../site/project.ts";
import type { FileContent } from "../site/replace.ts";
import { CommandError, EXIT } from "./exit-code.ts";

/**
 * Sees to it that a site replaces nothing but an older site, and exports.
 *
 * @returns what is in the output folder and may not be there afterwards: exports, and all that lies at its top
 * @throws {CommandError} when it would take the place of its own sources, lie among them, or end another folder's life
 */
export async function expectReplaceable(project: Project): Promise<string[]> {
  await expectApart(project, project.out);
  const files = await listFiles(project.out);
  const ids = await listEpisodes(project);
  const isAt = (path: string) => (file: string) => file === path || file.startsWith(`${path}/`);
  const found = (paths: (id: string) => readonly string[]) =>
    ids
      .flatMap((id) => paths(id).map((path) => `${id}/${path}`))
      .filter((path) => files.some(isAt(path)));
  const exports = found(exportedPaths);
  const top = [...new Set(files.map((file) => file.replace(/\/.*/, "")))];
  const known = [...exports, ...found(publishedPaths)];
  if (files.every((file) => known.some((path) => isAt(path)(file)))) return [...top, ...exports];
  const out = displayPath(project, project.out);
  if (top.includes(".git"))
    throw new CommandError(
      EXIT.usage,
      `Unexpected .git in the output folder ${out}, expected no history that a build would end; name another with --out, and copy the site.`,
    );
  if (await isSite(project.out)) return [...top, ...exports];
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
  await expectApart(project, home);
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

/** @param out where the output goes */
async function expectApart(project: Project, out: string): Promise<void> {
  const lost = await endangered(project, out);
  if (lost === undefined) return;
  const name = displayPath(project, lost) || "the working directory";
  throw new CommandError(
    EXIT.usage,
    `Unexpected output folder ${displayPath(project, out) || "."}, expected one apart from ${name}.`,
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

/** Writes a file to stdout. Whoever closes a pipe has read what they wanted. */
export async function printFile(content: FileContent): Promise<void> {
  const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
  await pipeline(pieces, process.stdout).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
