import { decodeHTML } from "entities/decode";
import type { RssFeed } from "feedsmith";
import type { Position } from "unist";
import type { SourceFile } from "../episode/source-file.ts";
import { homeOf } from "../pages/files.ts";
import { parseTime } from "../timeline/timecode.ts";
import { type Chapter, episodeOfChapters } from "./chapters.ts";
import type { Format, ImportReading } from "./format.ts";
import { summaryOf } from "./imported-episode.ts";
import { BEGINNING, collectProblems, positionsIn, type ProblemCollector } from "./problems.ts";
import { describeStart } from "./psc.ts";
import { writeElement } from "./xml.ts";
import { readYouTubeDescription } from "./youtube.ts";

export const feed = {
  title: "RSS: tags that let a feed's item link to chapters and transcripts",
  export: {
    type: "text",
    path: () => "feed.xml",
    needsSite: true,
    write: (context) => writeFeedTags(homeOf(context) ?? "", context.episode.meta.language),
  },
  import: {
    detect: ({ path, text }) =>
      (/^\s*</.test(text) && /<rss[\s>]/.test(text)) || /\.(?:xml|rss)$/i.test(path),
    read: (source, { item }) => readFeed(source, item),
  },
} as const satisfies Format;

type Feed = RssFeed.Feed<string>;
type Item = RssFeed.Item<string>;
type Report = ProblemCollector["report"];

/**
 * Reads the newest item of an RSS feed, or the wanted one. Its chapters are those of its tags, or else those that its
 * description lists.
 *
 * @param wanted its guid or its title
 */
async function readFeed(source: SourceFile, wanted?: string): Promise<ImportReading> {
  const { path, text } = source;
  const { problems, report } = collectProblems(path);
  const feed = await parseFeed(text);
  if (!feed) {
    report("file-syntax", BEGINNING, "Unexpected feed, expected RSS 2.0 with a channel and items");
    return { problems: problems() };
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
    return { problems: problems() };
  }
  const places = placesOf(text, index);
  if (wanted === undefined && items.length > 1) {
    const reason = `Unexpected feed of ${items.length} items, expected \`--item\` to choose one; this is the newest, ${namesOf([item])}`;
    report("file-part", places.item, reason);
  }
  const tagged = readChapterTags(item, places, report);
  const notes = readNotes(item);
  if (tagged.length === 0)
    for (const { reason } of notes.problems) report("file-cue", places.item, reason);
  reportRemoteFiles(item, tagged.length > 0, places, report);
  const title = plain(item.title);
  const listed = tagged.length > 0 ? tagged : notes.chapters;
  const chapters = listed.length > 0 ? listed : [{ start: 0, title }];
  const duration = durationOf(item, chapters, places, report);
  const media = item.enclosures?.[0]?.url;
  const author = item.itunes?.author ?? feed.itunes?.author;
  const people = item.podcast?.persons?.flatMap(({ display }) => display ?? []) ?? [];
  const { value, problems: all } = episodeOfChapters(
    { value: chapters, problems: problems() },
    source,
    {
      title,
      show: plain(feed.title),
      description: tagged.length > 0 ? plain(aboutOf(item)) : summaryOf(notes.text),
      language: feed.language,
      authors: author === undefined ? people : [author],
      date: dateOf(item.pubDate),
      media: media !== undefined && /^https?:\/\/[^\s/]\S*$/i.test(media) ? media : undefined,
    },
  );
  return { value: value && { ...value, duration }, problems: all };
}

async function parseFeed(text: string): Promise<Feed | undefined> {
  const { parseRssFeed } = await import("feedsmith");
  try {
    return parseRssFeed(text);
  } catch {
    return undefined;
  }
}

/** The first item if none has a date. */
function indexOfNewest(items: readonly Item[]): number {
  const times = items.map(({ pubDate = "" }) => Date.parse(pubDate) || Number.NEGATIVE_INFINITY);
  return times.indexOf(times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
}

/** The titles of the first items. */
function namesOf(items: readonly Item[]): string {
  const names = items.map(({ title, guid }) => `\`${plain(title) ?? guid?.value ?? ""}\``);
  return names.length > 6 ? [...names.slice(0, 5), "…"].join(", ") : names.join(", ");
}

/** The positions of an item's tag and its chapters' tags, and of a part of its text: feedsmith gives none. */
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

/** The Podlove Simple Chapters of an item, sorted. */
function readChapterTags({ psc }: Item, places: Places, report: Report): Chapter[] {
  const chapters = (psc?.chapters ?? []).flatMap(
    ({ start = "", title, href, image }, index): Chapter[] => {
      const seconds = parseTime(start.trim());
      if (seconds !== undefined) return [{ start: seconds, title, url: href, image }];
      report("file-cue", places.chapters[index] ?? places.item, describeStart(start));
      return [];
    },
  );
  return chapters.toSorted((a, b) => a.start - b.start);
}

/** An item's description, and the chapters that it or the full show notes list. */
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

/** Warns of the chapters and transcripts that the item only links to. */
function reportRemoteFiles(
  { podcast }: Item,
  hasChapters: boolean,
  places: Places,
  report: Report,
): void {
  const files = [
    hasChapters ? undefined : podcast?.chapters?.url,
    ...(podcast?.transcripts ?? []).map(({ url }) => url),
  ];
  for (const file of files) {
    if (file === undefined) continue;
    const reason = `Unexpected file elsewhere \`${file}\`, expected it beside the feed: nothing is fetched; save it, and begin another episode from it`;
    report("file-part", () => places.find(file), reason);
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

/** The calendar date in the time zone in which it was written: `2012-03-23`. */
function dateOf(pubDate = ""): string | undefined {
  const [local = pubDate] = /^.*?\d:\d\d(?::\d\d)?/.exec(pubDate) ?? [];
  const time = Date.parse(`${local}Z`);
  const date = Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10);
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
}

function plain(html = ""): string | undefined {
  return summaryOf(htmlLines(html));
}

/** Elements that start a new line. */
const BLOCK =
  /<\/?(?:address|article|blockquote|br|d[dlt]|div|h[1-6]|hr|li|[ou]l|p|pre|section|t[dhr]|table)\b[^<>]*>/gi;
const TAG = /<[/!]?[a-z-][^<>]*>/gi;

/** The text of a piece of HTML, or a plain text as it is; each block is on a line of its own. */
function htmlLines(html: string): string {
  return decodeHTML(html.replaceAll(BLOCK, "\n").replaceAll(TAG, ""));
}

/** The transcripts of every build, with their media types; `rel` marks those that are cut into captions. */
const TRANSCRIPTS = [
  { name: "transcript.vtt", type: "text/vtt" },
  { name: "transcript.srt", type: "application/x-subrip", rel: "captions" },
  { name: "transcript.json", type: "application/json" },
  { name: "transcript.html", type: "text/html" },
] as const;

/**
 * Writes the tags of the podcast namespace by which a feed's item links to the chapters and the transcripts.
 *
 * @param home URL of the episode's folder, with its closing slash
 * @param language BCP 47
 * @see https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
 */
function writeFeedTags(home: string, language: string): string {
  const tags = [
    writeElement("podcast:chapters", {
      url: `${home}chapters.json`,
      type: "application/json+chapters",
    }),
    ...TRANSCRIPTS.map(({ name, type, ...rel }) =>
      writeElement("podcast:transcript", { url: home + name, type, language, ...rel }),
    ),
  ];
  return `${tags.join("\n")}\n`;
}
