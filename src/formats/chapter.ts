import type { Timeline } from "../timeline/timeline.ts";

/** A part of an episode as players know it. */
export interface Chapter {
  /** Seconds. */
  readonly start: number;
  /** Seconds; the next one's start where no file tells. */
  readonly end?: number | undefined;
  readonly title?: string | undefined;
  /** What the chapter leads to. */
  readonly url?: string | undefined;
  /** Address of its picture. */
  readonly image?: string | undefined;
  /** Whether it brings its picture alone, and is not listed: Podcasting 2.0's `toc: false`. */
  readonly silent?: boolean | undefined;
}

/** A chapter a segment: what is listed. */
export function chaptersOf({ segments }: Timeline): Chapter[] {
  return segments.map(({ title, start, end }) => ({ start, end, title }));
}

/**
 * A chapter a segment, and after each a silent one for every slide of it, with the slide's picture.
 *
 * @param pictureOf a slide's picture, by its id; without one a slide has no chapter
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
