import { parseXml, type XmlDocument, XmlElement, XmlError } from "@rgrove/parse-xml";
import type { SourceFile } from "../episode/source-file.ts";
import { formatTimestamp, parseTime } from "../timeline/timecode.ts";
import type { Chapter } from "./chapter.ts";
import { collectProblems, positionsIn, type Reading } from "./reading.ts";
import { writeElement } from "./xml.ts";

const NAMESPACE = "http://podlove.org/simple-chapters";

/**
 * Writes Podlove Simple Chapters, 1.2, for an RSS feed's item or as a file; silent chapters have no place there.
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

/** Reads the chapters of a file of Podlove Simple Chapters. What can't be used is left out, with a message. */
export function readPsc({ path, text }: SourceFile): Reading<Chapter[]> {
  const { problems, report } = collectProblems(path);
  const positionOf = positionsIn(text);
  let document: XmlDocument;
  try {
    document = parseXml(text, { includeOffsets: true });
  } catch (error) {
    const { at, fault } = faultOf(error);
    report("file-syntax", positionOf(at), `Unexpected XML, expected it to parse: ${fault}`);
    return { problems };
  }
  const { root } = document;
  if (!root || localName(root) !== "chapters") {
    const reason = "Unexpected XML, expected `<psc:chapters>`";
    report("file-syntax", positionOf(root?.start ?? 0), reason);
    return { problems };
  }
  const chapters = root.children.flatMap((child): Chapter[] => {
    if (!(child instanceof XmlElement) || localName(child) !== "chapter") return [];
    const { start = "", title, href, image } = child.attributes;
    const seconds = parseTime(start.trim());
    if (seconds === undefined) {
      const reason = `Unexpected start \`${start.slice(0, 40)}\`, expected a time as \`00:01:02.500\`; the chapter is left out`;
      report("file-cue", positionOf(child.start, child.end), reason);
      return [];
    }
    return [{ start: seconds, title, url: href, image }];
  });
  return { value: chapters.toSorted((a, b) => a.start - b.start), problems };
}

function faultOf(error: unknown): { at: number; fault: string } {
  if (error instanceof RangeError) return { at: 0, fault: "it is nested too deep" };
  if (!(error instanceof XmlError)) throw error;
  const [fault = ""] = error.message.split("\n", 1);
  return { at: error.pos, fault: fault.replace(/ \(line.*$/, "") };
}

function localName({ name }: XmlElement): string {
  return name.replace(/^.*:/, "");
}
