import type { SourceFile } from "../episode/source-file.ts";
import { type Chapter, episodeOfChapters } from "./chapters.ts";
import type { Format, Reading } from "./format.ts";
import { collectProblems, positionInLine } from "./problems.ts";

export const audacity = {
  title: "Audacity labels",
  export: {
    type: "text",
    path: () => "labels.txt",
    write: ({ timeline: { segments, slides } }) =>
      writeAudacityLabels(
        [...segments, ...slides].toSorted((a, b) => a.start - b.start || b.end - a.end),
      ),
  },
  import: {
    detect: ({ text }) => /^\d+(?:[.,]\d+)?\t\d+(?:[.,]\d+)?(?:\t|\r|\n|$)/.test(text),
    async read(source) {
      const { value, problems } = readAudacityLabels(source);
      return episodeOfChapters({ value: value && nestLabels(value), problems }, source);
    },
  },
} as const satisfies Format;

/**
 * Writes labels as Audacity exports and imports them: seconds with six decimals, separated by tabs.
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

/** Some locales write a decimal comma. Lines that begin with a backslash are frequency ranges. */
const LINE = /^(\d+(?:[.,]\d+)?)\t(\d+(?:[.,]\d+)?)(?:\t(.*))?$/;

/** Reads such labels, sorted by start. A line that is not a label is left out, with a warning. */
export function readAudacityLabels({ path, text }: SourceFile): Reading<Chapter[]> {
  const { problems, report } = collectProblems(path);
  const chapters = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .flatMap((line, index): Chapter[] => {
      if (line.trim() === "" || line.startsWith("\\")) return [];
      const [, start = "", end = "", title] = LINE.exec(line) ?? [];
      const [from, to] = [parseSeconds(start), parseSeconds(end)];
      if (start !== "" && Number.isFinite(to) && to >= from)
        return [{ start: from, end: to, title }];
      const reason = "Unexpected line, expected two times and a label between tabs; it is left out";
      report("file-cue", positionInLine(index, 1, line.length), reason);
      return [];
    });
  return { value: chapters.toSorted((a, b) => a.start - b.start), problems: problems() };
}

function parseSeconds(text: string): number {
  return Number(text.replace(",", "."));
}

/** A label within another is a slide of that one's segment. */
function nestLabels(labels: readonly Chapter[]): Chapter[] {
  let chapterEnd = Number.NEGATIVE_INFINITY;
  return labels
    .toSorted((a, b) => a.start - b.start || endOf(b) - endOf(a))
    .map((label) => {
      const silent = label.start < chapterEnd && endOf(label) <= chapterEnd;
      if (!silent) chapterEnd = endOf(label);
      return silent ? { ...label, silent } : label;
    });
}

function endOf({ start, end = start }: Chapter): number {
  return end;
}
