import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { MissingBrowserError } from "../browser/browser-choice.ts";
import { identityOf, realPath, replaceFolder } from "./files.ts";
import { type Filled, fillSite } from "./fill-site.ts";
import { reviveProblem } from "./kept-problems.ts";
import { keepSite, type LastSite, openLastSite } from "./last-site.ts";
import { expectReplaceable, listRemovable } from "./output-folder.ts";
import { displayPath, listEpisodes, type Project, UsageError } from "./project.ts";
import { listPaths } from "./stamps.ts";

export interface BuildOptions {
  /** False to leave out what has to be printed: PDFs, and pictures of the cover and the slides. */
  readonly pdf?: boolean | undefined;
  /** False to leave out private remarks everywhere. */
  readonly private?: boolean | undefined;
  /** Where the site will stand, with its closing slash. */
  readonly siteUrl?: string | undefined;
  /** Address of the room's broker, with ws: or wss:, for talks that others follow. */
  readonly broker?: string | undefined;
}

export interface BuildResult {
  /** Errors and warnings of the sources; with an error nothing is written. */
  readonly problems: readonly VFileMessage[];
  /** The site's folder: an absolute path. */
  readonly out: string;
  /** Paths below it, with `/`: every file of the site. */
  readonly written: readonly string[];
  /** Paths below it that were there before, and are no longer. */
  readonly removed: readonly string[];
  /** Ids of the episodes of the site. */
  readonly episodes: readonly string[];
  /** Why diagrams could not be drawn; then nothing is written either. */
  readonly undrawn?: MissingBrowserError | undefined;
  /** Why slides could not be measured; they are then as large as if they held what they have. */
  readonly unmeasured?: MissingBrowserError | undefined;
}

/**
 * Builds every episode of a project into its output folder, which is replaced as a whole. Episodes that would be made of
 * the same as the last time are taken over from there.
 *
 * @throws {UsageError} when the output folder may not be replaced
 * @throws {MissingBrowserError} when there is no browser to print with
 */
export async function buildSite(
  project: Project,
  options: BuildOptions = {},
): Promise<BuildResult> {
  await expectReplaceable(project);
  const episodes = await listEpisodes(project);
  // If the output folder is a link, its target is replaced.
  const out = await realPath(project.out);
  const done: { last?: LastSite; filled?: Filled; folder?: string | undefined } = {};
  await replaceFolder(out, async (folder) => {
    const of = identityOf(out);
    const last = await openLastSite(project, options, episodes);
    const filled = last.isWhole
      ? asItIs(last)
      : await fillSite(folder, episodes, last, project, options).catch(
          (error: NodeJS.ErrnoException) => {
            throw clashOf(error, folder, project) ?? error;
          },
        );
    Object.assign(done, { last, filled, folder: identityOf(folder) });
    if (last.isWhole || !filled.built) return false;
    // Printing takes a while: somebody may have added files meanwhile.
    await expectReplaceable(project);
    return { names: [...last.kept.keys()], of };
  });
  const { last, filled: { problems, undrawn, unmeasured, built } = NOTHING } = done;
  if (!last || !built)
    return { problems, undrawn, out: project.out, written: [], removed: [], episodes: [] };
  const written = listPaths(out);
  if (!last.isWhole && !unmeasured) await keepSite(project, built, last, written, done.folder);
  const removed = listRemovable(episodes, last.paths)
    .filter((path) => !existsSync(join(out, path)))
    .filter((path, _, paths) => !paths.some((other) => path.startsWith(`${other}/`)));
  return { problems, unmeasured, out: project.out, written, removed, episodes };
}

const NOTHING: Filled = { problems: [] };

/** What is told of a file in `public/` where the site has a folder, or of a folder where it has a file. */
function clashOf(
  { code = "", path }: NodeJS.ErrnoException,
  folder: string,
  project: Project,
): UsageError | undefined {
  const name = path === undefined ? ".." : relative(folder, path);
  const isClash = /^(?:EEXIST|ENOTDIR|EISDIR|ERR_FS_CP_\w+)$/.test(code) && !name.startsWith("..");
  const shown = displayPath(project, join(project.public, name));
  return isClash
    ? new UsageError(
        `Unexpected ${shown}, expected another name: a build writes something of its own there.`,
      )
    : undefined;
}

/** Of a site that would be made of the same, and is as it was made. */
function asItIs({ kept, problems }: LastSite): Filled {
  const own = [...kept.values()].flatMap((episode) => episode.problems.map(reviveProblem));
  const built = { episodes: [...kept.values()], themeSources: [], problems };
  return { problems: [...problems, ...own], built };
}
