import { parseRssFeed, type RssFeed } from "feedsmith";
import type { SourceFile } from "../episode/source-file.ts";
import type { Chapter } from "../formats/chapter.ts";
import { collectProblems, MOST_PROBLEMS } from "../formats/collect-problems.ts";
import { BEGINNING, positionsIn } from "../formats/positions.ts";
import type { Reading } from "../formats/reading.ts";
import { parseTime } from "../timeline/timecode.ts";
import { sketchOfChapters } from "./from-chapters.ts";
import { lostParts } from "./lost-parts.ts";
import type { Sketch } from "./sketch.ts";
import { summaryOf } from "./summary.ts";

/**
 * The newest item of an RSS feed, or the one that is wanted.
 *
 * @param wanted its guid or its title
 */
export function readFeed({ path, text }: SourceFile, wanted?: string): Reading<Sketch> {
  const { problems, report } = collectProblems(path);
  let feed: RssFeed.Feed<string>;
  try {
    feed = parseRssFeed(text);
  } catch {
    const reason = "Unexpected feed, expected RSS 2.0 with a channel and items";
    report("file-syntax", BEGINNING, reason);
    return { problems };
  }
  const items = feed.items ?? [];
  const index =
    wanted === undefined
      ? 0
      : items.findIndex(({ guid, title }) => guid?.value === wanted || title === wanted);
  const item = items[index];
  if (!item) {
    const reason =
      wanted === undefined
        ? "Unexpected feed without items, expected one"
        : `Unexpected item \`${wanted}\`, expected the guid or the title of one of the feed's ${items.length}`;
    report("file-value", BEGINNING, reason);
    return { problems };
  }
  const positionOf = positionsIn(text);
  const tags = tagsOf(text, index);
  const chapters = (item.psc?.chapters ?? []).flatMap(
    ({ start = "", title, href, image }, at): Chapter[] => {
      const seconds = parseTime(start.trim());
      if (seconds !== undefined) return [{ start: seconds, title, url: href, image }];
      const reason = `Unexpected start \`${start.slice(0, 40)}\`, expected a time as \`00:01:02.500\`; the chapter is left out`;
      report("file-cue", positionOf(...(tags.chapters[at] ?? tags.item)), reason);
      return [];
    },
  );
  const files = [
    ...(chapters.length > 0 ? [] : [item.podcast?.chapters?.url]),
    ...(item.podcast?.transcripts ?? []).map(({ url }) => url),
  ];
  // Each is looked for in all of the text.
  for (const file of files.slice(0, MOST_PROBLEMS)) {
    if (file === undefined) continue;
    const reason = `Unexpected file elsewhere \`${file}\`, expected it beside the feed: nothing is fetched; save it, and begin another episode from it`;
    const at = text.indexOf(file, tags.item[0]);
    report(
      "file-part",
      at < 0 ? positionOf(...tags.item) : positionOf(at, at + file.length),
      reason,
    );
  }
  const title = textOf(item.title);
  const listed =
    chapters.length > 0
      ? chapters.toSorted((a, b) => a.start - b.start)
      : [{ start: 0, title: title ?? "Part 1" }];
  const duration = item.itunes?.duration;
  const isLater = duration !== undefined && duration > (listed.at(-1)?.start ?? 0);
  if (duration !== undefined && !isLater) {
    const reason = `Unexpected duration of ${duration} s, expected it after the last chapter's start; it is left out`;
    report("file-part", positionOf(...tags.item), reason);
  }
  const media = item.enclosures?.[0]?.url;
  const date = item.pubDate === undefined ? Number.NaN : Date.parse(item.pubDate);
  const author = item.itunes?.author ?? feed.itunes?.author;
  const people = item.podcast?.persons?.flatMap(({ display }) => display ?? []) ?? [];
  return {
    value: {
      title,
      show: textOf(feed.title),
      description: summaryOf(textOf(item.itunes?.summary ?? item.description) ?? ""),
      language: feed.language,
      authors: author === undefined ? people : [author],
      date: Number.isNaN(date) ? undefined : new Date(date).toISOString().slice(0, 10),
      media: media !== undefined && /^https?:\/\/[^\s/]\S*$/i.test(media) ? media : undefined,
      ...sketchOfChapters(listed),
      duration: isLater ? duration : undefined,
    },
    problems: [...problems, ...lostParts(listed, { path, text })],
  };
}

type Span = readonly [from: number, to: number];

/** Where the tags of an item and of its chapters stand: the parser of feeds does not tell. */
function tagsOf(text: string, index: number): { item: Span; chapters: Span[] } {
  const item = spansOf(text, /<item(?=[\s>])[^<>]*>?/g)[index] ?? [0, 0];
  const chapters = spansOf(text, /<(?:[\w.-]+:)?chapter(?=[\s/>])[^<>]*>?/g);
  return { item, chapters: chapters.filter(([from]) => from > item[0]) };
}

function spansOf(text: string, tag: RegExp): Span[] {
  return Array.from(text.matchAll(tag), ({ 0: found, index }) => [index, index + found.length]);
}

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
