import { basename, dirname, join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { assembleEpisode } from "../episode/assemble.ts";
import type { ReferenceDraft, SegmentDraft } from "../episode/assemble.ts";
import { checkTitle } from "../episode/check-title.ts";
import { checkPronunciations } from "../episode/check-pronunciations.ts";
import { knownSpeakers } from "../episode/check-speakers.ts";
import type { Episode } from "../episode/episode.ts";
import { mergeMeta, parseEpisodeFile } from "../episode/meta.ts";
import { type Place, problem } from "../episode/problem.ts";
import { applySettings, type Disable, type RuleSettings } from "../episode/rules/settings.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { unusedFiles } from "../episode/unused-files.ts";
import { publishedPaths } from "../formats/formats.ts";
import type { MarkdownOptions } from "../markdown/core.ts";
import { parseReferences } from "../markdown/parse-references.ts";
import { parseSegment } from "../markdown/parse-segment.ts";
import { type PublishedTheme, publishTheme } from "../themes/publish-theme.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { ASSETS } from "./assets.ts";
import { checkNames, SEGMENT_FILE } from "./check-names.ts";
import { listFiles } from "./files.ts";
import { choiceOf, loadShared, type Shared } from "./load-shared.ts";
import { openHighlightCache } from "./highlight-cache.ts";
import { openDrawings } from "./open-drawings.ts";
import { openMedia } from "./open-media.ts";
import { pictureSize } from "./picture-size.ts";
import { displayPath, type Project } from "./project.ts";
import { readSource } from "./read-source.ts";

export interface LoadedEpisode {
  readonly id: string;
  /** Absent when the sources are too broken to make anything of them. */
  readonly content?: {
    readonly episode: Episode;
    readonly timeline: Timeline;
    readonly theme: PublishedTheme;
  };
  /** As they are found where the caller has opened what episodes share, else what {@link settings} leave of them. */
  readonly problems: readonly VFileMessage[];
  /** How much rules matter in its files. */
  readonly settings: RuleSettings;
}

interface Parsed {
  readonly problems: readonly VFileMessage[];
  /** Comments that turn off rules. */
  readonly disables?: readonly Disable[];
}

type Read = <Result extends Parsed>(
  name: string,
  parse: (source: SourceFile) => Result | Promise<Result>,
) => Promise<Result | undefined>;

/** What else a build makes of an episode, and to which it may link. */
const PAGES = ["index.html", "present/index.html", "speaker/index.html", "print/index.html"];

function numberOf(name: string): number {
  return Number(SEGMENT_FILE.exec(name)?.[1] ?? 0);
}

/**
 * Reads one episode from the disk, and checks it as a whole.
 *
 * @param given what {@link loadShared} returned, where the caller reports its problems; read here when left out
 */
export async function loadEpisode(
  project: Project,
  id: string,
  given?: Shared,
): Promise<LoadedEpisode> {
  const shared = given ?? (await loadShared(project));
  const loaded = await readEpisode(project, id, shared);
  if (given) return loaded;
  const { content, settings } = loaded;
  const found = [
    ...shared.problems,
    ...loaded.problems,
    ...(content ? shared.themes.problems : []),
  ];
  const { problems } = applySettings(found, [settings, shared.settings]);
  return { ...loaded, problems };
}

async function readEpisode(project: Project, id: string, shared: Shared): Promise<LoadedEpisode> {
  const { show, themes } = shared;
  const folder = join(project.slides, id);
  const shown = displayPath(project, folder);
  const unsaved = [...project.unsaved.keys()].filter((path) => dirname(path) === folder);
  const names = [
    ...new Set([...(await listFiles(folder)), ...unsaved.map((path) => basename(path))]),
  ]
    .toSorted()
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const problems: VFileMessage[] = [];
  const disables: Disable[] = [];
  const read: Read = async (name, parse) => {
    const path = join(folder, name);
    const found = await readSource(path, `${shown}/${name}`, parse, project.unsaved);
    problems.push(...found.problems);
    disables.push(...(found.result?.disables ?? []));
    return found.result;
  };

  const file = names.includes("episode.yaml")
    ? await read("episode.yaml", parseEpisodeFile)
    : undefined;
  const settings: RuleSettings = {
    folders: [shown, displayPath(project, join(project.public, id))],
    severities: { ...show?.rules, ...file?.value?.rules },
    disables,
  };
  const theme = await themes.load((file && choiceOf(file, folder)) ?? shared.theme);
  const publicFiles = new Set(await listFiles(join(project.public, id)));
  const markdown: MarkdownOptions = {
    ...project.config,
    icons: project.icons,
    files: publicFiles,
    readDrawing: openDrawings(project, id, publicFiles),
    sizeOf: (path) => pictureSize(join(project.public, id, path)),
    built: new Set([...PAGES, ...publishedPaths(id)]),
    folder: displayPath(project, join(project.public, id)),
    layouts: theme.layouts,
    speakers: knownSpeakers({ ...show, ...file?.value }),
    highlighted: openHighlightCache(project),
    memory: hasPlugins(project) ? undefined : project.memory?.markdown,
  };
  const { segments, twice } = await readSegments(names, read, markdown, shown);
  problems.push(...twice, ...checkNames(id, names, shown, markdown.folder ?? ""));

  let references: ReferenceDraft[] = [];
  if (names.includes("references.md")) {
    const result = await read("references.md", (source) => parseReferences(source, markdown));
    references = result?.references ?? [];
  }

  if (!file?.value || !show) return { id, problems, settings };
  const meta = mergeMeta(show, file.value);
  const opened = await openMedia(project, id, meta, file.placeOf);
  problems.push(
    ...checkTitle(meta.title, file.placeOf("title")),
    ...opened.problems,
    ...checkPronunciations(meta, file),
  );
  const draft = {
    id,
    meta,
    place: file.placeOf("title"),
    media: opened.media,
    segments,
    references,
  };
  const { problems: wholeProblems, ...content } = assembleEpisode(draft, project.hidden);
  problems.push(...wholeProblems);
  for (const name of unusedFiles(draft, publicFiles)) {
    const place = { path: displayPath(project, join(project.public, id, name)) };
    const reason = `Unexpected file \`${name}\` that nothing shows or links to, expected one that is used: it is published`;
    problems.push(problem("file-unused", place, reason));
  }
  const published = publishTheme(theme, ASSETS, content.episode);
  return { id, content: { ...content, theme: published }, problems, settings };
}

/** What plugins and directives of an author's own make may depend on anything. */
export function hasPlugins({
  config: { remarkPlugins = [], rehypePlugins = [], directives = {} },
}: Project): boolean {
  return remarkPlugins.length + rehypePlugins.length + Object.keys(directives).length > 0;
}

/** Reads the segments, in order of their numbers; of two with one name, the first. */
async function readSegments(
  names: readonly string[],
  read: Read,
  markdown: MarkdownOptions,
  shown: string,
): Promise<{ segments: SegmentDraft[]; twice: VFileMessage[] }> {
  const segments: SegmentDraft[] = [];
  const twice: VFileMessage[] = [];
  const taken = new Map<string, Place>();
  for (const name of names) {
    const [, , segmentId] = SEGMENT_FILE.exec(name) ?? [];
    if (segmentId === undefined) continue;
    const result = await read(name, (source) => parseSegment(source, segmentId, markdown));
    const place = { path: `${shown}/${name}` };
    const first = taken.get(segmentId);
    taken.set(segmentId, first ?? place);
    if (first) {
      const reason = `Unexpected second segment \`${segmentId}\`, expected another name`;
      twice.push(problem("segment-file", place, reason, { cause: first }));
    } else if (result?.segment) segments.push(result.segment);
  }
  return { segments, twice };
}
