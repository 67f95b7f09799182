import type { VFileMessage } from "vfile-message";
import type { SourceFile } from "../episode/source-file.ts";
import { readAudacityLabels } from "./audacity.ts";
import { readChaptersJson } from "./chapters-json.ts";
import { readDeck } from "./decks/read-deck.ts";
import { readFeed } from "./feed.ts";
import { chaptersOfLabels, lostParts, sketchOfChapters } from "./from-chapters.ts";
import { segmentOfTranscript, unroll } from "./from-transcript.ts";
import { type Sketch, summaryOf } from "./imported-episode.ts";
import { readPsc } from "./psc.ts";
import type { Reading } from "./reading.ts";
import { readSrt } from "./srt.ts";
import type { TranscriptCue } from "./transcript-cue.ts";
import { readTranscriptJson } from "./transcript-json.ts";
import { readWebVtt } from "./webvtt.ts";
import { readYouTubeDescription } from "./youtube.ts";

/** What was read, and the pictures that it needs. */
export interface ImportReading extends Reading<Sketch> {
  /** Their paths beside the file. */
  readonly images?: ReadonlySet<string>;
}

export interface ImportOptions {
  /** Of a feed: its guid or title. */
  readonly item?: string | undefined;
  /** Pictures that are not there. */
  readonly missing?: ReadonlySet<string> | undefined;
}

export function readImport(
  source: SourceFile,
  kind: ImportKind,
  { item, missing }: ImportOptions = {},
): ImportReading {
  switch (kind) {
    case "chapters.json":
      return then(
        readChaptersJson(source),
        ({ title, author, podcastName, description, chapters }) => ({
          title,
          show: podcastName,
          description,
          authors: author === undefined ? [] : [author],
          ...sketchOfChapters(chapters),
        }),
        ({ chapters }) => lostParts(chapters, source),
      );
    case "psc":
      return then(readPsc(source), sketchOfChapters, (chapters) => lostParts(chapters, source));
    case "audacity":
      return then(readAudacityLabels(source), (labels) =>
        sketchOfChapters(chaptersOfLabels(labels)),
      );
    case "youtube":
      return then(readYouTubeDescription(source), ({ chapters, text }) => ({
        description: summaryOf(text),
        ...sketchOfChapters(chapters),
      }));
    case "feed":
      return readFeed(source, item);
    case "vtt":
      return then(readWebVtt(source), sketchOfTranscript);
    case "srt":
      return then(readSrt(source), sketchOfTranscript);
    case "transcript.json":
      return then(readTranscriptJson(source), sketchOfTranscript);
    case "slidev":
    case "marp":
    case "reveal-md":
      return readDeck(source, kind, missing);
  }
}

function then<Value>(
  { value, problems }: Reading<Value>,
  sketch: (value: Value) => Sketch,
  lost: (value: Value) => readonly VFileMessage[] = () => [],
): Reading<Sketch> {
  if (value === undefined) return { problems };
  return { value: sketch(value), problems: [...problems, ...lost(value)] };
}

function sketchOfTranscript(cues: readonly TranscriptCue[]): Sketch {
  const said = unroll(cues.filter(({ text }) => text.trim() !== ""));
  return { segments: said.length === 0 ? [] : [segmentOfTranscript(said, "Transcript")] };
}

/** Every kind of file that an episode can begin with. */
export const IMPORT_KINDS = [
  "chapters.json",
  "psc",
  "feed",
  "youtube",
  "vtt",
  "srt",
  "transcript.json",
  "audacity",
  "slidev",
  "marp",
  "reveal-md",
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Tells by its text, and where that may be several things by its name, what a file is; `undefined` for none of them. */
export function kindOf(name: string, text: string): ImportKind | undefined {
  const start = text.replace(/^\uFEFF/, "").slice(0, 20_000);
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (/^WEBVTT(?:\s|$)/.test(start)) return "vtt";
  if (/^\s*\{/.test(start))
    return /"segments"\s*:/.test(start) && !/"chapters"\s*:/.test(start)
      ? "transcript.json"
      : "chapters.json";
  if (/^\s*</.test(start)) return /<rss[\s>]/.test(start) ? "feed" : "psc";
  if (/^\d+(?:[.,]\d+)?\t\d+(?:[.,]\d+)?(?:\t|\r|\n|$)/.test(start)) return "audacity";
  if (/^\s*(?:\d+\s*(?:\r\n|\r|\n))?\d{1,4}:\d{2}:\d{2}[,.]\d{3}\s*-->/.test(start)) return "srt";
  if (ending === "md" || ending === "markdown") return deckKindOf(start);
  if (ending === "vtt" || ending === "srt") return ending;
  if (ending === "xml" || ending === "rss") return "feed";
  if (ending === "psc") return "psc";
  if (ending === "json") return "chapters.json";
  const { value } = readYouTubeDescription({ path: name, text: start });
  return value?.chapters.length ? "youtube" : undefined;
}

/** The three look much alike: what only one of them has tells them apart, or else Slidev's is the most common. */
function deckKindOf(text: string): ImportKind {
  const [, settings = ""] = /^---[ \t]*(?:\r\n|\r|\n)([\s\S]*?)(?:\r\n|\r|\n)---/.exec(text) ?? [];
  if (/^marp:\s*true/m.test(settings) || /^headingDivider:/m.test(settings)) return "marp";
  if (/^(?:revealOptions|separator|verticalSeparator):/m.test(settings)) return "reveal-md";
  if (
    /<v-clicks?\b/.test(text) ||
    /^(?:layout|transition|mdc|drawings|fonts|routerMode):/m.test(text)
  )
    return "slidev";
  if (
    /^[ \t]*notes?:/im.test(text) ||
    /^----[ \t]*$/m.test(text) ||
    /<!--\s*\.(?:element|slide):/.test(text)
  )
    return "reveal-md";
  return "slidev";
}
