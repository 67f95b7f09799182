import type { VFileMessage } from "vfile-message";
import { writeAudacityLabels } from "../formats/audacity.ts";
import { type Chapter, chaptersOf, chaptersWithPictures } from "../formats/chapter.ts";
import { writeChaptersJson } from "../formats/chapters-json.ts";
import { type TranscriptFile, writeFeedTags } from "../formats/feed.ts";
import { writePsc } from "../formats/psc.ts";
import { writeSrt } from "../formats/srt.ts";
import { writeTranscriptHtml } from "../formats/transcript-html.ts";
import { writeTranscriptJson } from "../formats/transcript-json.ts";
import { writeWebVtt } from "../formats/webvtt.ts";
import { checkYouTubeChapters, writeYouTubeChapters } from "../formats/youtube.ts";
import type { PageContext } from "../pages/context.ts";
import { homeOf, slidePictureOf } from "../pages/files.ts";
import type { ExportFormat } from "./export-formats.ts";

/** How a file of an episode is made that is text and comes from its timeline. */
export interface TextFormat {
  readonly write: (context: PageContext) => string;
  /** What those for whom the file is would refuse in it. */
  readonly check?: (context: PageContext) => VFileMessage[];
}

/** Every such file, by the name of its format. */
export const TEXT_FORMATS = {
  "chapters.json": { write: chaptersJson },
  "chapters.vtt": {
    write: ({ timeline }) =>
      writeWebVtt(timeline.segments.map(({ title, ...segment }) => ({ ...segment, text: title }))),
  },
  psc: { write: ({ timeline }) => writePsc(chaptersOf(timeline)) },
  youtube: {
    write: ({ timeline }) => writeYouTubeChapters(chaptersOf(timeline)),
    check: ({ episode, timeline }) =>
      checkYouTubeChapters(
        chaptersOf(timeline),
        timeline.duration,
        (index) => episode.segments[index]?.place ?? { path: episode.id },
      ),
  },
  "transcript.vtt": {
    write: ({ timeline }) => writeWebVtt(timeline.cues),
  },
  srt: {
    write: ({ timeline }) => writeSrt(timeline.cues),
  },
  json: {
    write: ({ timeline }) => writeTranscriptJson(timeline.cues),
  },
  "transcript.html": {
    write: ({ timeline }) => writeTranscriptHtml(timeline.cues),
  },
  feed: {
    write: (context) =>
      writeFeedTags(
        homeOf(context) ?? "",
        "chapters.json",
        TRANSCRIPTS,
        context.episode.meta.language,
      ),
  },
  audacity: {
    write: ({ timeline }) => writeAudacityLabels(labelsOf(timeline)),
  },
} as const satisfies Readonly<Partial<Record<ExportFormat, TextFormat>>>;

export type TextFormatName = keyof typeof TEXT_FORMATS;

export function isTextFormat(name: string): name is TextFormatName {
  return Object.hasOwn(TEXT_FORMATS, name);
}

const TRANSCRIPTS: readonly TranscriptFile[] = [
  { name: "transcript.vtt", type: "text/vtt", captions: false },
  { name: "transcript.srt", type: "application/x-subrip", captions: true },
  { name: "transcript.json", type: "application/json", captions: false },
  { name: "transcript.html", type: "text/html", captions: false },
];

/** With a picture a slide, where those were taken. */
function chaptersJson(context: PageContext): string {
  const { episode, timeline, pdf } = context;
  const { title, show, authors, description } = episode.meta;
  const home = homeOf(context) ?? "";
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
