import { decodeHTML } from "entities/decode";
import { parseRssFeed, type RssFeed } from "feedsmith";
import type { Position } from "unist";
import type { SourceFile } from "../episode/source-file.ts";
import { parseTime } from "../timeline/timecode.ts";
import type { Chapter } from "./chapter.ts";
import { lostParts, sketchOfChapters } from "./from-chapters.ts";
import { type Sketch, summaryOf } from "./imported-episode.ts";
import {
  BEGINNING,
  collectProblems,
  MOST_PROBLEMS,
  positionsIn,
  type ProblemCollector,
  type Reading,
} from "./reading.ts";
import { writeElement } from "./xml.ts";
import { readYouTubeDescription } from "./youtube.ts";

type Feed = RssFeed.Feed<string>;
type Item = RssFeed.Item<string>;
type Report = ProblemCollector["report"];

/**
 * The newest item of an RSS feed, or the one that is wanted. Its chapters are those of its tags, or else those that its
 * description lists.
 *
 * @param wanted its guid or its title
 */
export function readFeed({ path, text }: SourceFile, wanted?: string): Reading<Sketch> {
  const { problems, report } = collectProblems(path);
  const feed = parseFeed(text);
  if (!feed) {
    report("file-syntax", BEGINNING, "Unexpected feed, expected RSS 2.0 with a channel and items");
    return { problems };
  }
  const items = feed.items ?? [];
  const index =
    wanted === undefined
      ? indexOfNewest(items)
      : items.findIndex(({ guid, title }) => guid?.value === wanted || title === wanted);
  const item = items[index];
  if (!item) {
    const reason =
      wanted === undefined
        ? "Unexpected feed without items, expected one"
        : `Unexpected item \`${wanted}\`, expected the guid or the title of one of the feed's ${items.length}: ${namesOf(items)}`;
    report("file-value", BEGINNING, reason);
    return { problems };
  }
  const places = placesOf(text, index);
  if (wanted === undefined && items.length > 1) {
    const reason = `Unexpected feed of ${items.length} items, expected to be told which; this is the newest, ${namesOf([item])}`;
    report("file-part", places.item, reason);
  }
  const tagged = taggedChapters(item, places, report);
  const notes = readNotes(item);
  for (const { reason } of tagged.length > 0 ? [] : notes.problems)
    report("file-cue", places.item, reason);
  reportFiles(item, tagged.length > 0, places, report);
  const title = plain(item.title);
  const listed = tagged.length > 0 ? tagged : notes.chapters;
  const chapters = listed.length > 0 ? listed : [{ start: 0, title }];
  const media = item.enclosures?.[0]?.url;
  const author = item.itunes?.author ?? feed.itunes?.author;
  const people = item.podcast?.persons?.flatMap(({ display }) => display ?? []) ?? [];
  return {
    value: {
      title,
      show: plain(feed.title),
      description: tagged.length > 0 ? plain(aboutOf(item)) : summaryOf(notes.text),
      language: feed.language,
      authors: author === undefined ? people : [author],
      date: dateOf(item.pubDate),
      media: media !== undefined && /^https?:\/\/[^\s/]\S*$/i.test(media) ? media : undefined,
      ...sketchOfChapters(chapters),
      duration: durationOf(item, chapters, places, report),
    },
    problems: [...problems, ...lostParts(chapters, { path, text })],
  };
}

function parseFeed(text: string): Feed | undefined {
  try {
    return parseRssFeed(text);
  } catch {
    return undefined;
  }
}

/** The first one, where none has a date. */
function indexOfNewest(items: readonly Item[]): number {
  const times = items.map(({ pubDate = "" }) => Date.parse(pubDate) || Number.NEGATIVE_INFINITY);
  return times.indexOf(times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
}

/** Their titles, as many as can be read at a glance. */
function namesOf(items: readonly Item[]): string {
  const names = items.map(({ title, guid }) => `\`${plain(title) ?? guid?.value ?? ""}\``);
  return names.length > 6 ? [...names.slice(0, 5), "…"].join(", ") : names.join(", ");
}

/** Where an item's tag and those of its chapters stand, and a part of its text: the parser of feeds does not tell. */
interface Places {
  readonly item: Position;
  readonly chapters: readonly Position[];
  readonly find: (part: string) => Position;
}

function placesOf(text: string, index: number): Places {
  const positionOf = positionsIn(text);
  const { 0: tag = "", index: from = 0 } =
    Array.from(text.matchAll(/<item(?=[\s>])[^<>]*>?/g))[index] ?? {};
  const item = positionOf(from, from + tag.length);
  const chapters = Array.from(text.matchAll(/<(?:[\w.-]+:)?chapter(?=[\s/>])[^<>]*>?/g))
    .filter((chapter) => chapter.index > from)
    .map(({ 0: chapter, index: at }) => positionOf(at, at + chapter.length));
  const find = (part: string) => {
    const at = text.indexOf(part, from);
    return at < 0 ? item : positionOf(at, at + part.length);
  };
  return { item, chapters, find };
}

/** Podlove Simple Chapters within an item, sorted. */
function taggedChapters({ psc }: Item, places: Places, report: Report): Chapter[] {
  const chapters = (psc?.chapters ?? []).flatMap(
    ({ start = "", title, href, image }, index): Chapter[] => {
      const seconds = parseTime(start.trim());
      if (seconds !== undefined) return [{ start: seconds, title, url: href, image }];
      const reason = `Unexpected start \`${start.slice(0, 40)}\`, expected a time as \`00:01:02.500\`; the chapter is left out`;
      report("file-cue", places.chapters[index] ?? places.item, reason);
      return [];
    },
  );
  return chapters.toSorted((a, b) => a.start - b.start);
}

/** What an item says of itself, and the chapters that this or its notes at length list. */
function readNotes(item: Item) {
  const read = (html = "") => {
    const { value, problems } = readYouTubeDescription({ path: "", text: htmlLines(html) });
    return { chapters: value?.chapters ?? [], text: value?.text ?? "", problems };
  };
  const about = read(aboutOf(item));
  if (about.chapters.length > 0) return about;
  const { chapters, problems } = read(item.content?.encoded);
  return { chapters, problems, text: about.text };
}

function aboutOf({ itunes, description }: Item): string | undefined {
  return itunes?.summary ?? description;
}

/** Tells which files the item has elsewhere. */
function reportFiles(
  { podcast }: Item,
  hasChapters: boolean,
  places: Places,
  report: Report,
): void {
  const files = [
    hasChapters ? undefined : podcast?.chapters?.url,
    ...(podcast?.transcripts ?? []).map(({ url }) => url),
  ];
  // Each is looked for in all of the text.
  for (const file of files.slice(0, MOST_PROBLEMS)) {
    if (file === undefined) continue;
    const reason = `Unexpected file elsewhere \`${file}\`, expected it beside the feed: nothing is fetched; save it, and begin another episode from it`;
    report("file-part", places.find(file), reason);
  }
}

function durationOf(
  { itunes }: Item,
  chapters: readonly Chapter[],
  places: Places,
  report: Report,
): number | undefined {
  const duration = itunes?.duration;
  if (duration === undefined || duration > (chapters.at(-1)?.start ?? 0)) return duration;
  const reason = `Unexpected duration of ${duration} s, expected it after the last chapter's start; it is left out`;
  report("file-part", places.item, reason);
  return undefined;
}

/** The calendar date as it was written, in whatever zone: `2012-03-23`. */
function dateOf(pubDate = ""): string | undefined {
  const [local = pubDate] = /^.*?\d:\d\d(?::\d\d)?/.exec(pubDate) ?? [];
  const time = Date.parse(`${local}Z`);
  const date = Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
}

function plain(html = ""): string | undefined {
  return summaryOf(htmlLines(html));
}

/** Elements that begin a line of their own. */
const BLOCK =
  /<\/?(?:address|article|blockquote|br|d[dlt]|div|h[1-6]|hr|li|[ou]l|p|pre|section|t[dhr]|table)\b[^<>]*>/gi;
const TAG = /<[/!]?[a-z-][^<>]*>/gi;

/** What a piece of HTML says, or a text that is none; what it sets apart on a line of its own. */
function htmlLines(html: string): string {
  return decodeHTML(html.replaceAll(BLOCK, "\n").replaceAll(TAG, ""));
}

/** A transcript's file, and what a feed calls its kind. */
export interface TranscriptFile {
  readonly name: string;
  readonly type: string;
  /** Whether it is cut into captions. */
  readonly captions: boolean;
}

/**
 * Writes the tags of the podcast namespace that let a feed's item find the chapters and the transcripts.
 *
 * @param site address of the folder in which the files lie, with its closing slash
 * @param language BCP 47
 * @see https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
 */
export function writeFeedTags(
  site: string,
  chapters: string,
  transcripts: readonly TranscriptFile[],
  language: string,
): string {
  const tags = [
    writeElement("podcast:chapters", { url: site + chapters, type: "application/json+chapters" }),
    ...transcripts.map(({ name, type, captions }) =>
      writeElement("podcast:transcript", {
        url: site + name,
        type,
        language,
        rel: captions ? "captions" : undefined,
      }),
    ),
  ];
  return `${tags.join("\n")}\n`;
}
