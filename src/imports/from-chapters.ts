import type { Chapter } from "../formats/chapter.ts";
import { plainText } from "./plain-text.ts";
import type { SegmentSketch, SlideSketch } from "./sketch.ts";

/** A segment a chapter; the silent ones after it, which bring pictures, are more slides of it. */
export function segmentsOfChapters(chapters: readonly Chapter[]): SegmentSketch[] {
  const segments: { title: string; slides: SlideSketch[] }[] = [];
  for (const chapter of chapters) {
    const title = chapter.title?.trim() || `Part ${segments.length + 1}`;
    const current = segments.at(-1);
    // A slide that comes with its chapter is the one that the chapter begins with.
    if (chapter.silent && current) {
      const first = current.slides.length === 1 ? current.slides[0]?.notes[0]?.start : undefined;
      if (first === chapter.start) current.slides.pop();
      current.slides.push(slideOf(title, chapter));
    } else segments.push({ title, slides: [slideOf(title, chapter)] });
  }
  return segments;
}

function slideOf(title: string, { start, url }: Chapter): SlideSketch {
  const link = url !== undefined && /^https?:\/\/[^\s<>]+$/.test(url) ? `\n\n<${url}>` : "";
  return {
    body: `## ${plainText(title)}${link}`,
    notes: [{ start, text: plainText(title) }],
  };
}
