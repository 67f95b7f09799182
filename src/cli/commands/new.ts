import { mkdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { isName } from "../../episode/source-file.ts";
import type { ImportName } from "../../formats/formats.ts";
import { writeSources } from "../../formats/imported-episode.ts";
import { ASSETS } from "../../site/assets.ts";
import { beginEpisode, importFile, TakenError } from "../../site/begin-episode.ts";
import { beginProject, schemaLine } from "../../site/begin-project.ts";
import {
  displayPath,
  OWN_THEME,
  type Project,
  SourcesError,
  UsageError,
} from "../../site/project.ts";
import { openHere, type SourceOptions } from "../project.ts";
import { reportProblems } from "../report.ts";
import { starterFiles } from "./starter.ts";

export interface NewOptions extends SourceOptions {
  readonly title?: string;
  readonly theme?: string;
  readonly from?: string;
  readonly kind?: ImportName;
  readonly item?: string;
}

export async function create(id: string, options: NewOptions): Promise<void> {
  if (!isName(id)) {
    throw new UsageError(
      `Unexpected episode name ${id}, expected letters, digits, hyphens and underscores.`,
    );
  }
  if (id === ASSETS) {
    throw new UsageError(
      `Unexpected episode name ${id}, expected another: in a site, its folder is that of all pages.`,
    );
  }
  if (id === OWN_THEME) {
    throw new UsageError(
      `Unexpected episode name ${id}, expected another: its folder is that of a theme of your own.`,
    );
  }
  const { from, kind, item } = options;
  if (from === undefined && (kind !== undefined || item !== undefined)) {
    const reason = `Unexpected --${kind === undefined ? "item" : "kind"} without --from, expected a file to read.`;
    throw new UsageError(reason);
  }
  await using project = await openHere(options);
  const folder = join(project.slides, id);
  const { title = titleOf(id) } = options;
  const { sources, copied } =
    from === undefined
      ? { sources: starterFiles(title), copied: new Set<string>() }
      : await sourcesFrom(project, from, options);
  const theme = options.theme === undefined ? "" : `theme: ${JSON.stringify(options.theme)}\n`;
  const meta = (sources.get("episode.yaml") ?? "") + theme;
  sources.set("episode.yaml", schemaLine(project, folder, "episode") + meta);
  const publicFolder = join(project.public, id);
  try {
    await beginEpisode(folder, sources, {
      names: copied,
      from: dirname(resolve(project.cwd, from ?? "")),
      to: publicFolder,
    });
  } catch (error) {
    if (!(error instanceof TakenError)) throw error;
    const taken = relative(project.cwd, error.path);
    throw new UsageError(
      error.path === folder
        ? `Unexpected folder ${taken}, expected a name that is still free.`
        : `Unexpected file ${taken}, expected none: the deck has a file of this name.`,
    );
  }
  await mkdir(publicFolder, { recursive: true });
  for (const name of sources.keys()) console.log(relative(project.cwd, join(folder, name)));
  for (const name of copied) console.log(relative(project.cwd, join(publicFolder, name)));
  for (const path of await beginProject(project)) console.log(path);
}

/** The source files that another program's file makes; prints what could not be carried over. */
async function sourcesFrom(
  project: Project,
  from: string,
  { kind, item, title }: NewOptions,
): Promise<{ sources: Map<string, string>; copied: ReadonlySet<string> }> {
  const path = resolve(project.cwd, from);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new UsageError(`Unexpected missing file ${from}, expected one to read.`);
  const { episode, problems, files } = await importFile(
    { path, shown: displayPath(project, path) },
    kind,
    item,
  );
  reportProblems(project, problems);
  if (!episode) throw new SourcesError();
  const named = title === undefined ? episode : { ...episode, title };
  return { sources: writeSources(named, titleOf(baseName(from))), copied: files };
}

function baseName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? "").replace(/\.\w+$/, "");
}

function titleOf(id: string): string {
  const words = id.replace(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
