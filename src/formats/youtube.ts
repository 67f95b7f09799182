import type { VFileMessage } from "vfile-message";
import { problem, type Place } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { formatTimecode, parseTimecode } from "../timeline/timecode.ts";
import type { Chapter } from "./chapter.ts";
import type { Reading } from "./reading.ts";

/** A line of a description that names a chapter: its time first, or last, in brackets or not. */
const LINE =
  /^[\s•*–—-]*[([]?((?:\d{1,3}:)?\d{1,3}:\d{2})[)\]]?(?:\s*[-–—:|.]\s*|\s+)(\S.*?)\s*$|^\s*(\S.*?)\s*(?:[-–—:|]\s*|\s)[([]?((?:\d{1,3}:)?\d{1,3}:\d{2})[)\]]?\s*$/;

/** What YouTube asks of a list before it takes it; Spotify and Apple Podcasts ask for the first two. */
const FEWEST = 3;
/** Seconds. */
const SHORTEST = 10;
/** What Spotify advises: seconds, and characters of a title. */
const SHORT = 30;
const LONG_TITLE = 40;

/**
 * Writes chapters as lines of a description, from which YouTube, Spotify and Apple Podcasts make their own: whole
 * seconds, the first at 0:00.
 *
 * @see https://support.google.com/youtube/answer/9884579
 */
export function writeYouTubeChapters(chapters: readonly Chapter[]): string {
  const lines = chapters
    .filter(({ silent }) => !silent)
    .map(({ start, title = "" }) => `${timeOf(start)} ${title.replaceAll(/\s+/g, " ").trim()}\n`);
  return lines.join("");
}

/**
 * Finds for which chapters a player would not take the list, or cut a title short.
 *
 * @param placeOf where a chapter, by its index, stands in the sources
 */
export function checkYouTubeChapters(
  chapters: readonly Chapter[],
  duration: number,
  placeOf: (index: number) => Place,
): VFileMessage[] {
  const problems: VFileMessage[] = [];
  const warn = (index: number, reason: string) =>
    problems.push(problem("chapter-list", placeOf(index), reason));
  const [first] = chapters;
  if (chapters.length < FEWEST) {
    const count = chapters.length === 1 ? "one chapter" : `${chapters.length} chapters`;
    warn(
      0,
      `Unexpected ${count}, expected three or more: YouTube, Spotify and Apple Podcasts take no fewer`,
    );
  }
  if (first && first.start >= 1)
    warn(
      0,
      `Unexpected first chapter at ${timeOf(first.start)}, expected 0:00: YouTube, Spotify and Apple Podcasts take no other`,
    );
  for (const [index, { start, title = "" }] of chapters.entries()) {
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

/** A description that names chapters. */
export interface Description {
  readonly chapters: readonly Chapter[];
  /** What stands above them. */
  readonly text: string;
}

/** Reads the chapters that a description lists, in whatever way its author has set the times. */
export function readYouTubeDescription({ path, text }: SourceFile): Reading<Description> {
  const chapters: Chapter[] = [];
  const above: string[] = [];
  const problems: VFileMessage[] = [];
  let latest = 0;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const [, leading, after, before, trailing] = line.length > 500 ? [] : (LINE.exec(line) ?? []);
    const start = parseTimecode(leading ?? trailing ?? "");
    if (start === undefined) {
      if (chapters.length === 0) above.push(line);
      continue;
    }
    if (start < latest) {
      const position = {
        start: { line: index + 1, column: 1 },
        end: { line: index + 1, column: line.length + 1 },
      };
      const reason = `Unexpected time before the last chapter's, expected it later; the chapters are sorted`;
      problems.push(problem("file-cue", { path, position }, reason));
    }
    latest = Math.max(latest, start);
    chapters.push({ start, title: after ?? before });
  }
  return {
    value: {
      chapters: chapters.toSorted((a, b) => a.start - b.start),
      text: above.join("\n").trim(),
    },
    problems,
  };
}

/** `1:02`, as YouTube writes it. */
function timeOf(seconds: number): string {
  return formatTimecode(seconds).replace(/^0(?=\d:)/, "");
}
