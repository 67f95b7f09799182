import type { Timeline } from "../timeline/timeline.ts";

/**
 * Podcasting 2.0 JSON chapters: one a segment, `startTime` in seconds.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 */
export function writePodcastChapters(timeline: Timeline): string {
  const chapters = timeline.segments.map(({ title, start, end }) => ({
    startTime: start,
    endTime: end,
    title,
  }));
  return `${JSON.stringify({ version: "1.2.0", title: timeline.title, chapters }, null, 2)}\n`;
}
