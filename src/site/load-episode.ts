import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { assembleEpisode } from "../episode/assemble.ts";
import type { ReferenceDraft, SegmentDraft } from "../episode/assemble.ts";
import { type Episode, hasPhonemes, isRemote, type Media } from "../episode/episode.ts";
import {
  type EpisodeFile,
  type EpisodeMeta,
  mergeMeta,
  parseEpisodeFile,
  parseShowFile,
  type ShowFile,
} from "../episode/meta.ts";
import { type Place, problem } from "../episode/problem.ts";
import { applySettings, type Disable, type RuleSettings } from "../episode/rule-settings.ts";
import type { YamlResult } from "../episode/read-yaml.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { unusedFiles } from "../episode/unused-files.ts";
import { publishedPaths } from "../formats/formats.ts";
import type { MarkdownOptions } from "../markdown/core.ts";
import { parseReferences } from "../markdown/parse-references.ts";
import { parseSegment } from "../markdown/parse-segment.ts";
import { providerOf } from "../media/media.ts";
import { type PublishedTheme, publishTheme } from "../themes/publish-theme.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { ASSETS } from "./assets.ts";
import { listFiles } from "./files.ts";
import { openThemes, type ThemeChoice, type Themes } from "./load-themes.ts";
import { openDrawings } from "./open-drawings.ts";
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

/** `01-the-challenge.md`: its number, and the segment's id. */
const SEGMENT_FILE = /^(\d+)-([^/]+)\.md$/;

function numberOf(name: string): number {
  return Number(SEGMENT_FILE.exec(name)?.[1] ?? 0);
}

/** What all episodes of a project share. */
export interface Shared {
  /** Absent when `show.yaml` has errors; empty when there is none. */
  readonly show?: ShowFile | undefined;
  readonly problems: readonly VFileMessage[];
  /** How much rules matter in files of no episode. */
  readonly settings: RuleSettings;
  readonly themes: Themes;
  /** What an episode has that names no theme. */
  readonly theme?: ThemeChoice | undefined;
}

/** Reads `show.yaml`, and opens the themes. */
export async function loadShared(project: Project): Promise<Shared> {
  const themes = openThemes(project);
  const { cwd, slides, config } = project;
  const configured =
    config.theme === undefined
      ? undefined
      : {
          name: config.theme,
          folder: cwd,
          place: { path: displayPath(project, project.configFiles[0] ?? cwd) },
        };
  const path = join(slides, "show.yaml");
  const found = await stat(path).catch(() => undefined);
  const settings = { severities: {}, disables: [] };
  if (!found?.isFile()) return { show: {}, problems: [], settings, themes, theme: configured };
  const shown = displayPath(project, path);
  const { result, problems } = await readSource(path, shown, parseShowFile, project.unsaved);
  return {
    show: result?.value,
    problems,
    settings: { ...settings, severities: result?.value?.rules ?? {} },
    themes,
    theme: (result && choiceOf(result, slides)) ?? configured,
  };
}

/** @param folder of the file */
function choiceOf(
  { value, placeOf }: YamlResult<{ theme?: string }>,
  folder: string,
): ThemeChoice | undefined {
  return value?.theme === undefined
    ? undefined
    : { name: value.theme, folder, place: placeOf("theme") };
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
  const names = (await listFiles(folder)).toSorted((a, b) => numberOf(a) - numberOf(b));
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
    memory: hasPlugins(project) ? undefined : project.memory?.html,
  };
  const segments: SegmentDraft[] = [];
  const taken = new Map<string, Place>();
  for (const name of names) {
    const [, , segmentId] = SEGMENT_FILE.exec(name) ?? [];
    if (segmentId === undefined) continue;
    const result = await read(name, (source) => parseSegment(source, segmentId, markdown));
    const place = { path: `${shown}/${name}` };
    const first = taken.get(segmentId);
    taken.set(segmentId, first ?? place);
    if (first)
      problems.push(
        problem(
          "segment-file",
          place,
          `Unexpected second segment \`${segmentId}\`, expected another name`,
          { cause: first },
        ),
      );
    else if (result?.segment) segments.push(result.segment);
  }
  problems.push(...checkNames(names, shown));

  let references: ReferenceDraft[] = [];
  if (names.includes("references.md")) {
    const result = await read("references.md", (source) => parseReferences(source, markdown));
    references = result?.references ?? [];
  }

  if (id === ASSETS) {
    const reason = `Unexpected episode \`${id}\`, expected another name: in a site, its folder is that of all pages`;
    problems.push(problem("episode-file", { path: shown }, reason));
  }
  if (!names.includes("episode.yaml")) {
    const place = { path: `${shown}/episode.yaml` };
    problems.push(
      problem(
        "episode-file",
        place,
        "Unexpected missing file, expected `episode.yaml` with a `title`",
      ),
    );
    return { id, problems, settings };
  }
  if (!file?.value || !show) return { id, problems, settings };
  const meta = mergeMeta(show, file.value);
  const media = await openMedia(project, id, meta, file.placeOf("media"));
  if (media && "problem" in media) problems.push(media.problem);
  else if (media) problems.push(...checkDuration(meta, media.media, file.placeOf("duration")));
  problems.push(...checkPronunciations(meta, file));
  const draft = {
    id,
    meta,
    place: file.placeOf("title"),
    media: media && "media" in media ? media.media : undefined,
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

/** What plugins make may depend on anything. */
function hasPlugins({ config: { remarkPlugins = [], rehypePlugins = [] } }: Project): boolean {
  return remarkPlugins.length + rehypePlugins.length > 0;
}

/** Tolerance in seconds: authors round durations. */
const ROUNDED = 1;

function checkDuration({ duration }: EpisodeMeta, media: Media, place: Place): VFileMessage[] {
  if (duration === undefined || media.duration === undefined) return [];
  if (Math.abs(duration - media.duration) <= ROUNDED) return [];
  const [written, played] = [duration, media.duration].map((time) => formatTimecode(time, 1));
  const reason = `Unexpected duration ${written}, expected ${played} as \`${media.source}\` has, or none`;
  return [problem("duration-differs", place, reason)];
}

/** Phonemes are for espeak-ng alone. */
function checkPronunciations(
  { voice, pronunciations }: EpisodeMeta,
  { value, placeOf }: YamlResult<EpisodeFile>,
): VFileMessage[] {
  if ("engine" in voice && voice.engine === "espeak-ng") return [];
  const speaker = "engine" in voice ? voice.engine : "the command";
  return Object.entries(pronunciations)
    .filter(([, spelling]) => hasPhonemes(spelling))
    .map(([word, spelling]) => {
      const isOwn = Object.hasOwn(value?.pronunciations ?? {}, word);
      const reason = `Unexpected phonemes \`${spelling}\` for \`${word}\`, expected letters that ${speaker} reads; they are left out`;
      return problem(
        "pronunciation",
        isOwn ? placeOf("pronunciations", word) : placeOf("voice"),
        reason,
      );
    });
}

function checkNames(names: readonly string[], shown: string): VFileMessage[] {
  const segments = names.filter((name) => SEGMENT_FILE.test(name));
  const strays = names.filter(
    (name) => name.endsWith(".md") && !SEGMENT_FILE.test(name) && name !== "references.md",
  );
  return [
    ...strays.map((name) =>
      problem(
        "file-name",
        { path: `${shown}/${name}` },
        `Unexpected file name \`${name}\`, expected \`01-name.md\`; it is left out`,
      ),
    ),
    ...(segments.length > 0
      ? []
      : [
          problem(
            "segment-file",
            { path: shown },
            "Unexpected episode without segments, expected files as `01-name.md`",
          ),
        ]),
  ];
}

async function openMedia(
  project: Project,
  id: string,
  meta: EpisodeMeta,
  place: Place,
): Promise<{ media: Media } | { problem: VFileMessage } | undefined> {
  const source = meta.media;
  if (source === undefined) return undefined;
  if (isRemote(source)) {
    const kind = providerOf(source).kindOf(source);
    return { media: { source, kind, duration: meta.duration, synthetic: false } };
  }
  const path = join(project.public, id, source);
  const shown = displayPath(project, path);
  try {
    // Loaded only for episodes with media.
    const { readMedia } = await import("./read-media.ts");
    return { media: { source, ...(await readMedia(path)) } };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = missing
      ? `Unexpected missing media \`${source}\`, expected the file \`${shown}\``
      : `Unexpected media \`${source}\`, expected an audio or video file that a browser plays`;
    return { problem: problem("media-missing", place, reason) };
  }
}
