import type { VFileMessage } from "vfile-message";
import { writeAudacityLabels } from "../formats/audacity.ts";
import { chaptersOf, chaptersWithPictures, type Chapter } from "../formats/chapter.ts";
import { writeChaptersJson } from "../formats/chapters-json.ts";
import { writeFeedTags, type TranscriptFile } from "../formats/feed-tags.ts";
import { writePsc } from "../formats/psc.ts";
import { writeSrt } from "../formats/srt.ts";
import { writeTranscriptHtml } from "../formats/transcript-html.ts";
import { writeTranscriptJson } from "../formats/transcript-json.ts";
import { writeWebVtt } from "../formats/webvtt.ts";
import { checkYouTubeChapters, writeYouTubeChapters } from "../formats/youtube.ts";
import type { PageContext } from "../render/context.ts";
import { slidePictureOf } from "../render/picture.ts";

/** A file of an episode that is text and is made of its timeline. */
export interface TextFormat {
  /** Its name, beside the episode's pages. */
  readonly file: string;
  readonly write: (context: PageContext) => string;
  /** Whether every build has it; others are made when asked for. */
  readonly published?: boolean;
  /** What those for whom the file is would refuse in it. */
  readonly check?: (context: PageContext) => VFileMessage[];
  /** Whether it says where on the web the episode is. */
  readonly needsSite?: boolean;
}

/** Every such file, by the name of its format. */
export const TEXT_FORMATS = {
  "chapters.json": { file: "chapters.json", published: true, write: chaptersJson },
  "chapters.vtt": {
    file: "chapters.vtt",
    published: true,
    write: ({ timeline }) =>
      writeWebVtt(timeline.segments.map(({ title, ...segment }) => ({ ...segment, text: title }))),
  },
  psc: { file: "chapters.psc", write: ({ timeline }) => writePsc(chaptersOf(timeline)) },
  youtube: {
    file: "youtube.txt",
    write: ({ timeline }) => writeYouTubeChapters(chaptersOf(timeline)),
    check: ({ episode, timeline }) =>
      checkYouTubeChapters(
        chaptersOf(timeline),
        timeline.duration,
        (index) => episode.segments[index]?.place ?? { path: episode.id },
      ),
  },
  "transcript.vtt": {
    file: "transcript.vtt",
    published: true,
    write: ({ timeline }) => writeWebVtt(timeline.cues),
  },
  srt: {
    file: "transcript.srt",
    published: true,
    write: ({ timeline }) => writeSrt(timeline.cues),
  },
  json: {
    file: "transcript.json",
    published: true,
    write: ({ timeline }) => writeTranscriptJson(timeline.cues),
  },
  "transcript.html": {
    file: "transcript.html",
    published: true,
    write: ({ timeline }) => writeTranscriptHtml(timeline.cues),
  },
  feed: {
    file: "feed.xml",
    needsSite: true,
    write: ({ episode, site = "" }) =>
      writeFeedTags(
        `${site}${encodeURIComponent(episode.id)}/`,
        "chapters.json",
        TRANSCRIPTS,
        episode.meta.language,
      ),
  },
  audacity: {
    file: "labels.txt",
    write: ({ timeline }) => writeAudacityLabels(labelsOf(timeline)),
  },
} as const satisfies Readonly<Record<string, TextFormat>>;

export type TextFormatName = keyof typeof TEXT_FORMATS;

export function isTextFormat(name: string): name is TextFormatName {
  return Object.hasOwn(TEXT_FORMATS, name);
}

/** Whether a format says where on the web the episode is. */
export function needsSite(name: string): boolean {
  const format: TextFormat | undefined = isTextFormat(name) ? TEXT_FORMATS[name] : undefined;
  return format?.needsSite ?? false;
}

const TRANSCRIPTS: readonly TranscriptFile[] = [
  { name: "transcript.vtt", type: "text/vtt", captions: false },
  { name: "transcript.srt", type: "application/x-subrip", captions: true },
  { name: "transcript.json", type: "application/json", captions: false },
  { name: "transcript.html", type: "text/html", captions: false },
];

/** With a picture a slide, where those were taken. */
function chaptersJson({ episode, timeline, site, pdf }: PageContext): string {
  const { title, show, authors, description } = episode.meta;
  const home = site === undefined ? "" : `${site}${encodeURIComponent(episode.id)}/`;
  return writeChaptersJson({
    title,
    author: authors.length > 0 ? authors.join(", ") : undefined,
    podcastName: show,
    description,
    chapters: pdf
      ? chaptersWithPictures(timeline, (slide) => home + slidePictureOf(slide))
      : chaptersOf(timeline),
  });
}

/** Segments and slides: what an editor of the sound finds its way by. */
function labelsOf({ segments, slides }: PageContext["timeline"]): Chapter[] {
  return [...segments, ...slides].toSorted((a, b) => a.start - b.start || b.end - a.end);
}
