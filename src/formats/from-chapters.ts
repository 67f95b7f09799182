import type { VFileMessage } from "vfile-message";
import type { SourceFile } from "../episode/source-file.ts";
import type { Chapter } from "./chapter.ts";
import {
  plainText,
  type SegmentSketch,
  type Sketch,
  type SlideSketch,
} from "./imported-episode.ts";
import { BEGINNING, collectProblems, MOST_PROBLEMS, positionsIn } from "./reading.ts";

/** What a segment may lead to. */
const WEB_ADDRESS = /^https?:\/\/[^\s<>]+$/;

/** What chapters, sorted, say of an episode: its segments, and its duration where they tell when the last one ends. */
export function sketchOfChapters(
  chapters: readonly Chapter[],
): Pick<Sketch, "segments" | "duration"> {
  const end = chapters.reduce((latest, chapter) => Math.max(latest, chapter.end ?? 0), 0);
  const start = chapters.at(-1)?.start ?? 0;
  return { segments: segmentsOf(chapters), duration: end > start ? end : undefined };
}

/** Labels of which some lie within others are chapters with their slides. */
export function chaptersOfLabels(labels: readonly Chapter[]): Chapter[] {
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

/** A segment a chapter; the silent ones after it, which bring pictures, are more slides of it. */
function segmentsOf(chapters: readonly Chapter[]): SegmentSketch[] {
  const segments: { title: string; slides: SlideSketch[] }[] = [];
  /** The chapter above, as long as it has no other slide than that of its own. */
  let opening: Chapter | undefined;
  for (const chapter of chapters) {
    const current = segments.at(-1);
    if (!chapter.silent || !current) {
      const title = chapter.title?.trim() || `Part ${segments.length + 1}`;
      segments.push({ title, slides: [slideOf(title, chapter)] });
      opening = chapter;
      continue;
    }
    const title = chapter.title?.trim() || current.title;
    // A slide that comes with its chapter is the one that the chapter begins with.
    if (opening?.start === chapter.start) current.slides = [slideOf(title, chapter, opening.url)];
    else current.slides.push(slideOf(title, chapter));
    opening = undefined;
  }
  return segments;
}

function slideOf(title: string, { start, url }: Chapter, chapterUrl?: string): SlideSketch {
  const links = [...new Set([chapterUrl, url])].flatMap((link) =>
    link !== undefined && WEB_ADDRESS.test(link) ? [`\n\n<${link}>`] : [],
  );
  return {
    body: `## ${plainText(title)}${links.join("")}`,
    notes: [{ start, text: plainText(title) }],
  };
}

/** Tells which parts of chapters have no place in a segment, each once. */
export function lostParts(
  chapters: readonly Chapter[],
  { path, text }: SourceFile,
): readonly VFileMessage[] {
  const { problems, report } = collectProblems(path);
  const positionOf = positionsIn(text);
  const reasons = new Map<string, string>();
  for (const { image = "", url = "" } of chapters) {
    if (image !== "")
      reasons.set(image, `picture \`${image}\` of a chapter, expected it on a slide`);
    if (url !== "" && !WEB_ADDRESS.test(url))
      reasons.set(url, `address \`${url}\`, expected http or https`);
  }
  // Each is looked for in all of the text.
  for (const [part, reason] of [...reasons].slice(0, MOST_PROBLEMS)) {
    // Up to the first character that a format may write in another way.
    const [start = ""] = part.split(/[&"'<>\\]/, 1);
    const at = text.indexOf(start);
    const position = at < 0 ? BEGINNING : positionOf(at, at + start.length);
    report("file-part", position, `Unexpected ${reason}; it is left out`);
  }
  return problems;
}
