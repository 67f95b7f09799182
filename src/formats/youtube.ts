import type { VFileMessage } from "vfile-message";
import { type Place, problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { formatTimecode, parseTimecode } from "../timeline/timecode.ts";
import { type Chapter, chaptersOf, episodeOfChapters } from "./chapters.ts";
import type { Format, Reading } from "./format.ts";
import { summaryOf } from "./imported-episode.ts";
import { collectProblems, positionInLine } from "./problems.ts";

export const youtube = {
  title: "chapters for a description on YouTube, Spotify or Apple Podcasts",
  export: {
    type: "text",
    path: () => "youtube.txt",
    write: ({ timeline }) => writeYouTubeChapters(chaptersOf(timeline)),
    check: ({ episode, timeline }) =>
      checkYouTubeChapters(
        chaptersOf(timeline),
        timeline.duration,
        (index) => episode.segments[index]?.place ?? { path: episode.id },
      ),
  },
  import: {
    detect: (file) => (readYouTubeDescription(file).value?.chapters.length ?? 0) > 0,
    async read(source) {
      const { value, problems } = readYouTubeDescription(source);
      const about = { description: summaryOf(value?.text ?? "") };
      return episodeOfChapters({ value: value?.chapters, problems }, source, about);
    },
  },
} as const satisfies Format;

/** A line that lists a chapter: its time, in brackets or not, before or after its title. */
const TIME_FIRST =
  /^[•*–—-]*\s*[([]?((?:\d{1,3}:)?\d{1,3}:\d{2})[)\]]?(?:\s*[-–—:|.]\s+|[-–—:|.]|\s+)(\S.*)$/;
const TIME_LAST = /^(.*[^\w:.])((?:\d{1,3}:)?\d{1,3}:\d{2})[)\]]?$/;
/** The start of a title that would be read as the separator between time and title. */
const SEPARATOR = /^[-–—:|.](?=\s)/;

/** What YouTube requires of a list; Spotify and Apple Podcasts require the first two. */
const FEWEST = 3;
/** Seconds. */
const SHORTEST = 10;
/** Characters of a whole description. */
const LONGEST = 5000;
/** What Spotify recommends: seconds, and characters of a title. */
const SHORT = 30;
const LONG_TITLE = 40;

/**
 * Writes chapters as lines of a description, in which YouTube, Spotify and Apple Podcasts find them: whole seconds, the
 * first at 0:00.
 *
 * @see https://support.google.com/youtube/answer/9884579
 */
export function writeYouTubeChapters(chapters: readonly Chapter[]): string {
  return chapters
    .filter(({ silent }) => !silent)
    .map(lineOf)
    .join("");
}

function lineOf({ start, title = "" }: Chapter): string {
  const words = title.replaceAll(/\s+/g, " ").trim();
  return `${timeOf(start)} ${SEPARATOR.test(words) ? "- " : ""}${words}\n`;
}

/**
 * Finds the chapters for which a player would refuse the list or shorten a title.
 *
 * @param placeOf the place of a chapter, by its index, in the sources
 */
export function checkYouTubeChapters(
  chapters: readonly Chapter[],
  duration: number,
  placeOf: (index: number) => Place,
): VFileMessage[] {
  const problems: VFileMessage[] = [];
  const warn = (index: number, reason: string) =>
    problems.push(problem("chapter-list", placeOf(index), reason));
  if (chapters.length < FEWEST) {
    const count = chapters.length === 1 ? "one chapter" : `${chapters.length} chapters`;
    warn(
      0,
      `Unexpected ${count}, expected three or more: YouTube, Spotify and Apple Podcasts take no fewer`,
    );
  }
  let characters = 0;
  for (const [index, chapter] of chapters.entries()) {
    const { start, title = "" } = chapter;
    const before = characters;
    characters += lineOf(chapter).length;
    if (before <= LONGEST && characters > LONGEST)
      warn(
        index,
        `Unexpected ${characters} characters up to here, expected at most ${LONGEST} in all: YouTube takes no longer description`,
      );
    const [mark] = /[<>]/.exec(title) ?? [];
    if (mark !== undefined)
      warn(
        index,
        `Unexpected \`${mark}\` in a title, expected none: YouTube refuses a description with it`,
      );
    const length = Math.floor(chapters[index + 1]?.start ?? duration) - Math.floor(start);
    if (length < SHORTEST)
      warn(
        index,
        `Unexpected chapter of ${length} s, expected ${SHORTEST} s or more: YouTube takes none that is shorter`,
      );
    else if (length < SHORT)
      warn(
        index,
        `Unexpected chapter of ${length} s, expected ${SHORT} s or more, as Spotify advises`,
      );
    if (title.trim() === "")
      warn(index, "Unexpected chapter without a title, expected one: players need it");
    else if (title.length > LONG_TITLE)
      warn(
        index,
        `Unexpected title of ${title.length} characters, expected at most ${LONG_TITLE}, as Spotify advises`,
      );
  }
  return problems;
}

/** A description that lists chapters. */
export interface Description {
  readonly chapters: readonly Chapter[];
  /** Its other lines. */
  readonly text: string;
}

/**
 * Reads the chapters that a description lists, with times before or after the titles. As on YouTube, a list begins at
 * 0:00; a line before that, or with its time on the other side, is not part of it.
 */
export function readYouTubeDescription({ path, text }: SourceFile): Reading<Description> {
  const chapters: Chapter[] = [];
  const others: string[] = [];
  const { problems, report } = collectProblems(path);
  let readLine: ((line: string) => Chapter | undefined) | undefined;
  let latest = 0;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    readLine ??= [timeFirst, timeLast].find((read) => read(line)?.start === 0);
    const chapter = readLine?.(line);
    if (!chapter) {
      others.push(line);
      continue;
    }
    if (chapter.start < latest) {
      const reason =
        "Unexpected time before the last chapter's, expected it later; the chapters are sorted";
      report("file-cue", positionInLine(index, 1, line.length), reason);
    }
    latest = Math.max(latest, chapter.start);
    chapters.push(chapter);
  }
  return {
    value: {
      chapters: chapters.toSorted((a, b) => a.start - b.start),
      text: others.join("\n").trim(),
    },
    problems: problems(),
  };
}

function timeFirst(line: string): Chapter | undefined {
  const [, time = "", title = ""] = TIME_FIRST.exec(line.trim()) ?? [];
  return chapterOf(time, title);
}

function timeLast(line: string): Chapter | undefined {
  const [, before = "", time = ""] = TIME_LAST.exec(line.trim()) ?? [];
  return chapterOf(time, before.trimEnd().replace(/\s?[-–—:|([]$/, ""));
}

function chapterOf(time: string, title: string): Chapter | undefined {
  const start = parseTimecode(time);
  return start === undefined || title === "" ? undefined : { start, title };
}

/** `1:02`, as YouTube writes it. */
function timeOf(seconds: number): string {
  return formatTimecode(seconds).replace(/^0(?=\d:)/, "");
}
