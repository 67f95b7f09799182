import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { MissingBrowserError } from "../browser/browser-choice.ts";
import { hashOf, openJsonCache } from "../cache/json-cache.ts";
import type { Listed } from "../pages/index/listed-html.ts";
import { BUILT } from "./assets.ts";
import type { BuildOptions } from "./build-site.ts";
import { identityOf, realPath } from "./files.ts";
import { describeInstalled } from "./installed.ts";
import { sentenceOf } from "../episode/problem.ts";
import { type KeptProblem, keepProblem, reviveProblem } from "./kept-problems.ts";
import { hasPlugins } from "./load-episode.ts";
import { findMisnamed } from "./load-shared.ts";
import { siteCharacters } from "./load-themes.ts";
import { OWN_THEME, type Project } from "./project.ts";
import {
  describeFolder,
  digestOf,
  lastChange,
  listPaths,
  type Stamp,
  stampFile,
  stampFolder,
} from "./stamps.ts";

/** What an episode of a site was made of, and what was made. */
export interface BuiltEpisode {
  readonly id: string;
  /** Its folders in `slides/` and `public/`. */
  readonly sources: readonly (readonly Stamp[])[];
  /** Its files, below its folder in the site. */
  readonly files: readonly Stamp[];
  /** Files of its theme, which it shares with others, as paths below the site. */
  readonly themeFiles: readonly string[];
  readonly math: boolean;
  readonly listed: Listed;
  readonly problems: readonly KeptProblem[];
}

/** What a site was made of, and what was made. */
interface BuiltSite {
  /** A digest of what every episode was made of, beside its theme. */
  readonly common: string;
  /** Folders and files of themes, and a digest of them. */
  readonly themeSources: readonly string[];
  readonly themes: string;
  /** Files of `public/` that are no episode's. */
  readonly others: readonly Stamp[];
  /** Files of no episode, below the site. */
  readonly files: readonly Stamp[];
  /** Of what episodes share. */
  readonly problems: readonly KeptProblem[];
  readonly episodes: readonly BuiltEpisode[];
}

/** What is left of the last site. */
export interface LastSite {
  /** When it was looked at: milliseconds since 1970. */
  readonly at: number;
  /** A digest of what every episode is made of now, beside its theme. */
  readonly common: string;
  /** Episodes that would be made of the same, and are as they were made: by their ids. */
  readonly kept: ReadonlyMap<string, BuiltEpisode>;
  /** Whether that is the whole site, and it has nothing else. */
  readonly isWhole: boolean;
  /** Folders and files of themes that episodes were made with. */
  readonly themeSources: readonly string[];
  /** Of what episodes share, if that has not changed. */
  readonly problems: readonly VFileMessage[];
  /** Paths of all files in the output folder, below it. */
  readonly paths: readonly string[];
  /** The sources of an episode, as they were when this was called. */
  sourcesOf(id: string): readonly (readonly Stamp[])[];
}

const NONE: BuiltSite = {
  common: "",
  themeSources: [],
  themes: "",
  others: [],
  files: [],
  problems: [],
  episodes: [],
};

/**
 * Looks at what the last build has left, and at what it was made of. A file counts as it was if its size and times are the
 * same, else if its content is.
 *
 * @param ids of the episodes that there are now
 */
export async function openLastSite(
  project: Project,
  options: BuildOptions,
  ids: readonly string[],
): Promise<LastSite> {
  const { out } = project;
  const at = Date.now();
  const last = (await cacheOf(project).read(keyOf(project))) ?? NONE;
  const earlier = new Map(last.episodes.map((episode) => [episode.id, episode]));
  const sources = new Map(ids.map((id) => [id, stampSources(project, id, earlier.get(id))]));
  const common = await digestCommon(project, options);
  const isSame =
    !hasPlugins(project) &&
    last.common === common &&
    last.themes === (await digestThemes(project, last.themeSources));
  const paths = listPaths(out);
  const grouped = groupByFolder(paths, new Set(ids));
  const kept = new Map<string, BuiltEpisode>();
  const shared = last.files.filter(
    (stamp) => stampFile(out, stamp.path, stamp)?.digest === stamp.digest,
  );
  const isShared = new Set(shared.map(({ path }) => path));
  for (const episode of isSame ? last.episodes : []) {
    const { id, files, themeFiles } = episode;
    const found = sources.get(id);
    if (!found || digestAll(found) !== digestAll(episode.sources)) continue;
    if (!themeFiles.every((path) => isShared.has(path))) continue;
    if (grouped.get(id)?.length !== files.length) continue;
    const now = files.flatMap((stamp) => stampFile(join(out, id), stamp.path, stamp) ?? []);
    if (digestOf(now) === digestOf(files)) kept.set(id, { ...episode, sources: found, files: now });
  }
  const isComplete = ids.length > 0 && kept.size === ids.length && earlier.size === ids.length;
  const isWhole =
    isComplete &&
    digestOf(stampOthers(project, ids, last.others)) === digestOf(last.others) &&
    shared.length === last.files.length &&
    shared.length === grouped.get("")?.length;
  return {
    at,
    common,
    kept,
    isWhole,
    themeSources: isSame ? last.themeSources : [],
    problems: isSame ? last.problems.map(reviveProblem) : [],
    paths,
    sourcesOf: (id) => sources.get(id) ?? [],
  };
}

/** What {@link keepSite} needs to know of a site. */
export interface SiteToKeep {
  readonly episodes: readonly Omit<BuiltEpisode, "files">[];
  readonly themeSources: readonly string[];
  readonly problems: readonly VFileMessage[];
}

/**
 * Remembers a site that was built, and what it was made of: nothing when anything of that has changed meanwhile, or when
 * another build has put its own in place of it.
 *
 * @param paths of its files, below it
 * @param folder the site's, as {@link identityOf} tells it
 */
export async function keepSite(
  project: Project,
  { episodes, themeSources, problems }: SiteToKeep,
  last: LastSite,
  paths: readonly string[],
  folder: string | undefined,
): Promise<void> {
  const { out, slides, public: files, configFiles } = project;
  const themes = withOwnTheme(project, themeSources);
  const madeOf = [...themes, slides, files, ...configFiles];
  if (madeOf.some((path) => lastChange(path) >= last.at)) return;
  const ids = episodes.map(({ id }) => id);
  const shared = groupByFolder(paths, new Set(ids)).get("") ?? [];
  const built: BuiltSite = {
    common: last.common,
    themeSources: themes,
    themes: await digestThemes(project, themes),
    others: stampOthers(project, ids),
    files: shared.flatMap((path) => stampFile(out, path) ?? []),
    problems: problems.map(keepProblem),
    episodes: episodes.map(
      (episode) =>
        last.kept.get(episode.id) ?? { ...episode, files: stampFolder(join(out, episode.id)) },
    ),
  };
  if (identityOf(await realPath(out)) !== folder) return;
  await cacheOf(project).write(keyOf(project), built);
}

function cacheOf({ cache }: Project) {
  return openJsonCache<BuiltSite>(join(cache, "sites"));
}

function keyOf({ out }: Project): string {
  return hashOf([out]);
}

function stampSources(
  { slides, public: files }: Project,
  id: string,
  earlier?: Pick<BuiltEpisode, "sources">,
): readonly (readonly Stamp[])[] {
  return [slides, files].map((folder, index) =>
    stampFolder(join(folder, id), earlier?.sources[index]),
  );
}

function digestAll(folders: readonly (readonly Stamp[])[]): string {
  return folders.map(digestOf).join(" ");
}

/** Files of `public/` that are no episode's. */
function stampOthers(
  project: Project,
  ids: readonly string[],
  earlier: readonly Stamp[] = [],
): Stamp[] {
  const known = new Map(earlier.map((stamp) => [stamp.path, stamp]));
  const paths = groupByFolder(listPaths(project.public), new Set(ids)).get("") ?? [];
  return paths.flatMap((path) => stampFile(project.public, path, known.get(path)) ?? []);
}

/** Paths by the folder of an episode in which they are, relative to it; all others under no name. */
function groupByFolder(
  paths: readonly string[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const [first = ""] = path.split("/", 1);
    const id = ids.has(first) && path !== first ? first : "";
    const group = groups.get(id) ?? [];
    groups.set(id, group);
    group.push(id === "" ? path : path.slice(id.length + 1));
  }
  return groups;
}

/** A digest of what every episode depends on beside its theme: the program, what it was told, and what episodes share. */
async function digestCommon(
  project: Project,
  { pdf = true, private: remarks = true, siteUrl, broker }: BuildOptions,
): Promise<string> {
  const { cwd, slides, public: files, hidden, theme, themes, config, configFiles } = project;
  const browser = await project.browser.found().catch((error: unknown) => {
    if (!(error instanceof MissingBrowserError)) throw error;
    return undefined;
  });
  return hashOf([
    process.versions,
    readFileSync(join(BUILT, "../package.json"), "utf8"),
    describeFolder(BUILT),
    [cwd, slides, files, themes, hidden, theme, config.theme],
    [pdf, remarks, siteUrl, broker],
    browser?.fingerprint,
    [join(slides, "show.yaml"), ...configFiles].map((path) => stampFile(path, "")?.digest),
    (await findMisnamed(project)).map(sentenceOf),
    describeInstalled([cwd, slides]),
  ]);
}

/** @param sources folders and files of themes, whether they are there or not */
async function digestThemes(project: Project, sources: readonly string[]): Promise<string> {
  const found = withOwnTheme(project, sources).map((path) => [path, stampFile(path, "")?.digest]);
  const isOwn = found.some(([, digest]) => digest !== undefined);
  // Fonts of a theme of one's own are cut to what all episodes say.
  return hashOf([found, isOwn ? await siteCharacters(project) : ""]);
}

function withOwnTheme({ themes }: Project, sources: readonly string[]): string[] {
  return [...new Set([...sources, join(themes, OWN_THEME)])].toSorted();
}
