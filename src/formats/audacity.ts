import type { SourceFile } from "../episode/source-file.ts";
import type { Chapter } from "./chapter.ts";
import { collectProblems, positionInLine, type Reading } from "./reading.ts";

/**
 * Writes labels for an audio editor, as Audacity exports and imports them: seconds with six decimals, tabs between.
 *
 * @see https://manual.audacityteam.org/man/importing_and_exporting_labels.html
 */
export function writeAudacityLabels(chapters: readonly Chapter[]): string {
  return chapters
    .map(({ start, end = start, title = "" }) => {
      const label = title.replaceAll(/\s+/g, " ").trim();
      return `${start.toFixed(6)}\t${end.toFixed(6)}\t${label}\n`;
    })
    .join("");
}

/** A number, with the comma of some languages. Lines that begin with a backslash tell of frequencies. */
const LINE = /^(\d+(?:[.,]\d+)?)\t(\d+(?:[.,]\d+)?)(?:\t(.*))?$/;

/** Reads such labels. A line that is none is left out, with a message. */
export function readAudacityLabels({ path, text }: SourceFile): Reading<Chapter[]> {
  const { problems, report } = collectProblems(path);
  const chapters = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .flatMap((line, index): Chapter[] => {
      if (line.trim() === "" || line.startsWith("\\")) return [];
      const [, start = "", end = "", title] = LINE.exec(line) ?? [];
      const [from, to] = [secondsOf(start), secondsOf(end)];
      if (start !== "" && Number.isFinite(to) && to >= from)
        return [{ start: from, end: to, title }];
      const reason = "Unexpected line, expected two times and a label between tabs; it is left out";
      report("file-cue", positionInLine(index, 1, line.length), reason);
      return [];
    });
  return { value: chapters.toSorted((a, b) => a.start - b.start), problems };
}

function secondsOf(text: string): number {
  return Number(text.replace(",", "."));
}
