import type { VFileMessage } from "vfile-message";
import type { SourceFile } from "../episode/source-file.ts";
import { readAudacityLabels } from "../formats/audacity.ts";
import { readChaptersJson } from "../formats/chapters-json.ts";
import { readPsc } from "../formats/psc.ts";
import type { Reading } from "../formats/reading.ts";
import { readSrt } from "../formats/srt.ts";
import type { TranscriptCue } from "../formats/transcript-cue.ts";
import { readTranscriptJson } from "../formats/transcript-json.ts";
import { readWebVtt } from "../formats/webvtt.ts";
import { readYouTubeDescription } from "../formats/youtube.ts";
import { readDeck } from "./deck/read-deck.ts";
import { chaptersOfLabels, sketchOfChapters } from "./from-chapters.ts";
import { readFeed } from "./from-feed.ts";
import { segmentOfTranscript } from "./from-transcript.ts";
import type { ImportKind } from "./kinds.ts";
import { lostParts } from "./lost-parts.ts";
import { unroll } from "./rolling-captions.ts";
import type { Sketch } from "./sketch.ts";
import { summaryOf } from "./summary.ts";

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
