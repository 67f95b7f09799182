import type { XmlDocument, XmlElement } from "@rgrove/parse-xml";
import type { SourceFile } from "../episode/source-file.ts";
import { formatTimestamp, parseTime } from "../timeline/timecode.ts";
import { type Chapter, chaptersOf, episodeOfChapters } from "./chapters.ts";
import type { Format, Reading } from "./format.ts";
import { collectProblems, positionsIn } from "./problems.ts";
import { writeElement } from "./xml.ts";

export const psc = {
  title: "Podlove Simple Chapters",
  export: {
    type: "text",
    path: () => "chapters.psc",
    write: ({ timeline }) => writePsc(chaptersOf(timeline)),
  },
  import: {
    // A feed may contain such chapters.
    detect: ({ path, text }) =>
      /^\s*</.test(text) && !/<rss[\s>]/.test(text)
        ? /<(?:[\w.-]+:)?chapters[\s/>]/.test(text)
        : /\.psc$/i.test(path),
    read: async (source) => episodeOfChapters(await readPsc(source), source),
  },
} as const satisfies Format;

const NAMESPACE = "http://podlove.org/simple-chapters";

/**
 * Writes Podlove Simple Chapters, 1.2, as a file whose root may also be part of an RSS feed's item. Silent chapters
 * are left out, as the format has none.
 *
 * @see https://podlove.org/simple-chapters/
 */
export function writePsc(chapters: readonly Chapter[]): string {
  const listed = chapters
    .filter(({ silent }) => !silent)
    .map(({ start, title, url, image }) =>
      writeElement("psc:chapter", {
        start: formatTimestamp(start),
        title: title ?? "",
        href: url,
        image,
      }),
    );
  const root = writeElement("psc:chapters", { version: "1.2", "xmlns:psc": NAMESPACE }, listed);
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}

/** Reads such a file, sorted by start. A chapter that can't be used is left out, with a warning. */
export async function readPsc({ path, text }: SourceFile): Promise<Reading<Chapter[]>> {
  const { parseXml, XmlElement, XmlError } = await import("@rgrove/parse-xml");
  const { problems, report } = collectProblems(path);
  const positionOf = positionsIn(text);
  const refuse = (at: number, reason: string) => {
    report("file-syntax", positionOf(at), `Unexpected XML, expected ${reason}`);
    return { problems: problems() };
  };
  let document: XmlDocument;
  try {
    document = parseXml(text, { includeOffsets: true });
  } catch (error) {
    if (error instanceof RangeError) return refuse(0, "it to parse: it is nested too deep");
    if (!(error instanceof XmlError)) throw error;
    const fault = error.message.replace(/(?: \(line|\n)[\s\S]*$/, "");
    return refuse(error.pos, `it to parse: ${fault}`);
  }
  const { root } = document;
  if (!root || localName(root) !== "chapters") return refuse(root?.start ?? 0, "`<psc:chapters>`");
  const chapters = root.children.flatMap((child): Chapter[] => {
    if (!(child instanceof XmlElement) || localName(child) !== "chapter") return [];
    const { start = "", title, href, image } = child.attributes;
    const seconds = parseTime(start.trim());
    if (seconds === undefined) {
      report("file-cue", positionOf(child.start, child.end), describeStart(start));
      return [];
    }
    return [{ start: seconds, title, url: href, image }];
  });
  return { value: chapters.toSorted((a, b) => a.start - b.start), problems: problems() };
}

/** The message about a chapter whose `start` is not a time. */
export function describeStart(start: string): string {
  return `Unexpected start \`${start.slice(0, 40)}\`, expected a time as \`00:01:02.500\`; the chapter is left out`;
}

function localName({ name }: XmlElement): string {
  return name.replace(/^.*:/, "");
}
