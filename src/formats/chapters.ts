import type { VFileMessage } from "vfile-message";
import type { SourceFile } from "../episode/source-file.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { ImportReading, Reading } from "./format.ts";
import {
  escapeMarkdown,
  type ImportedEpisode,
  type ImportedSegment,
  type ImportedSlide,
} from "./imported-episode.ts";
import { BEGINNING, collectProblems, positionsIn } from "./problems.ts";

/** A part of an episode as players know it. */
export interface Chapter {
  /** Seconds. */
  readonly start: number;
  /** Seconds; the next chapter's start in formats that have none. */
  readonly end?: number | undefined;
  readonly title?: string | undefined;
  /** What the chapter links to. */
  readonly url?: string | undefined;
  /** URL of its picture. */
  readonly image?: string | undefined;
  /** Whether it only changes the picture and is not listed: Podcasting 2.0's `toc: false`. */
  readonly silent?: boolean | undefined;
}

/** One chapter a segment. */
export function chaptersOf({ segments }: Timeline): Chapter[] {
  return segments.map(({ title, start, end }) => ({ start, end, title }));
}

/**
 * One chapter a segment, each followed by a silent chapter a slide with the slide's picture.
 *
 * @param pictureOf the URL of a slide's picture, by its id; a slide without one has no chapter
 */
export function chaptersWithPictures(
  timeline: Timeline,
  pictureOf: (slide: string) => string | undefined,
): Chapter[] {
  return timeline.segments.flatMap(({ id, title, start, end }) => {
    const slides = timeline.slides.filter(({ segment }) => segment === id);
    const first = slides[0] && pictureOf(slides[0].id);
    return [
      { start, end, title, ...(first !== undefined && { image: first }) },
      ...slides.flatMap((slide): readonly Chapter[] => {
        const image = pictureOf(slide.id);
        if (image === undefined) return [];
        return [{ start: slide.start, end: slide.end, title: slide.title, image, silent: true }];
      }),
    ];
  });
}

/** The chapters' URLs that a segment may contain. */
const WEB_ADDRESS = /^https?:\/\/[^\s<>]+$/;

/**
 * The episode that a file's chapters make, with a warning for each part that a segment can't hold.
 *
 * @param about the other properties of the episode that the file has
 */
export function episodeOfChapters(
  { value: chapters, problems }: Reading<readonly Chapter[]>,
  source: SourceFile,
  about: Partial<ImportedEpisode> = {},
): ImportReading {
  if (!chapters) return { problems };
  return {
    value: { ...about, ...outlineOf(chapters) },
    problems: [...problems, ...findLostParts(chapters, source)],
  };
}

/** @param chapters sorted */
function outlineOf(chapters: readonly Chapter[]): Pick<ImportedEpisode, "segments" | "duration"> {
  const end = chapters.reduce((latest, chapter) => Math.max(latest, chapter.end ?? 0), 0);
  const start = chapters.at(-1)?.start ?? 0;
  return { segments: segmentsOf(chapters), duration: end > start ? end : undefined };
}

/** A segment a chapter; the silent chapters after it are further slides of the segment. */
function segmentsOf(chapters: readonly Chapter[]): ImportedSegment[] {
  const segments: { title: string; slides: ImportedSlide[] }[] = [];
  /** The last listed chapter, while its segment has no slide but the one made from it. */
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
    // A slide that starts with its chapter is the segment's first slide, not its second.
    if (opening?.start === chapter.start) current.slides = [slideOf(title, chapter, opening.url)];
    else current.slides.push(slideOf(title, chapter));
    opening = undefined;
  }
  return segments;
}

function slideOf(title: string, { start, url }: Chapter, chapterUrl?: string): ImportedSlide {
  const links = [...new Set([chapterUrl, url])].flatMap((link) =>
    link !== undefined && WEB_ADDRESS.test(link) ? [`\n\n<${link}>`] : [],
  );
  return {
    body: `## ${escapeMarkdown(title)}${links.join("")}`,
    notes: [{ start, text: escapeMarkdown(title) }],
  };
}

/** A warning for each picture and URL that a segment can't hold. */
function findLostParts(chapters: readonly Chapter[], { path, text }: SourceFile): VFileMessage[] {
  const { problems, report } = collectProblems(path);
  const positionOf = positionsIn(text);
  const reasons = new Map<string, string>();
  for (const { image = "", url = "" } of chapters) {
    if (image !== "")
      reasons.set(image, `picture \`${image}\` of a chapter, expected it on a slide`);
    if (url !== "" && !WEB_ADDRESS.test(url))
      reasons.set(url, `address \`${url}\`, expected http or https`);
  }
  /** Where the last part was found; they are likely to be in order. */
  let last = 0;
  for (const [part, reason] of reasons) {
    const find = () => {
      // Up to the first character that a format may escape.
      const [start = ""] = part.split(/[&"'<>\\]/, 1);
      const next = text.indexOf(start, last);
      const at = next < 0 ? text.indexOf(start) : next;
      if (at < 0) return BEGINNING;
      last = at;
      return positionOf(at, at + start.length);
    };
    report("file-part", find, `Unexpected ${reason}; it is left out`);
  }
  return problems();
}
