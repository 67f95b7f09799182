import { parseRssFeed, type RssFeed } from "feedsmith";
import { location } from "vfile-location";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import type { Chapter } from "../formats/chapter.ts";
import type { Reading } from "../formats/reading.ts";
import { parseTime } from "../timeline/timecode.ts";
import { segmentsOfChapters } from "./from-chapters.ts";
import type { Sketch } from "./sketch.ts";

/**
 * The newest item of an RSS feed, or the one that is wanted.
 *
 * @param wanted its guid or its title
 */
export function readFeed({ path, text }: SourceFile, wanted?: string): Reading<Sketch> {
  const places = location(text);
  const placeOf = (part: string) => {
    const at = Math.max(0, text.indexOf(part));
    const [start, end] = [places.toPoint(at), places.toPoint(at + part.length)];
    return { path, position: start && end ? { start, end } : START };
  };
  let feed: RssFeed.Feed<string>;
  try {
    feed = parseRssFeed(text);
  } catch {
    const reason = "Unexpected feed, expected RSS 2.0 with a channel and items";
    return { problems: [problem("file-syntax", { path, position: START }, reason)] };
  }
  const items = feed.items ?? [];
  const item =
    wanted === undefined
      ? items[0]
      : items.find(({ guid, title }) => guid?.value === wanted || title === wanted);
  if (!item) {
    const reason =
      wanted === undefined
        ? "Unexpected feed without items, expected one"
        : `Unexpected item \`${wanted}\`, expected the guid or the title of one of the feed's ${items.length}`;
    return { problems: [problem("file-value", { path, position: START }, reason)] };
  }
  const problems: VFileMessage[] = [];
  const chapters = (item.psc?.chapters ?? []).flatMap(
    ({ start = "", title, href, image }): Chapter[] => {
      const seconds = parseTime(start.trim());
      if (seconds !== undefined) return [{ start: seconds, title, url: href, image }];
      const reason = `Unexpected start \`${start.slice(0, 40)}\`, expected a time as \`00:01:02.500\`; the chapter is left out`;
      problems.push(problem("file-cue", placeOf(`start="${start}"`), reason));
      return [];
    },
  );
  for (const file of [
    item.podcast?.chapters?.url,
    ...(item.podcast?.transcripts ?? []).map(({ url }) => url),
  ]) {
    if (file === undefined || (chapters.length > 0 && file === item.podcast?.chapters?.url))
      continue;
    const reason = `Unexpected file elsewhere \`${file}\`, expected it beside the feed: nothing is fetched; save it, and begin another episode from it`;
    problems.push(problem("file-part", placeOf(file), reason));
  }
  const title = textOf(item.title);
  const listed = chapters.length > 0 ? chapters : [{ start: 0, title: title ?? "Part 1" }];
  const media = item.enclosures?.[0]?.url;
  const date = item.pubDate === undefined ? Number.NaN : Date.parse(item.pubDate);
  const author = item.itunes?.author ?? feed.itunes?.author;
  const people = item.podcast?.persons?.flatMap(({ display }) => display ?? []) ?? [];
  return {
    value: {
      title,
      show: textOf(feed.title),
      description: textOf(item.itunes?.summary ?? item.description)?.slice(0, 500),
      language: feed.language,
      authors: author === undefined ? people : [author],
      date: Number.isNaN(date) ? undefined : new Date(date).toISOString().slice(0, 10),
      media: media !== undefined && /^https?:\/\//i.test(media) ? media : undefined,
      duration: item.itunes?.duration,
      segments: segmentsOfChapters(listed.toSorted((a, b) => a.start - b.start)),
    },
    problems,
  };
}

const START = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** What HTML says, on one line. */
function textOf(html: string | undefined): string | undefined {
  const text = html
    ?.replaceAll(/<[^<>]*>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
  return text === "" ? undefined : text;
}
