import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { audacity, readAudacityLabels } from "./audacity.ts";
import type { Reading } from "./format.ts";
import { BEGINNING } from "./problems.ts";
import { readSrt, srt } from "./srt.ts";
import { mergeRollingCaptions, type TranscriptCue } from "./transcript.ts";
import { readTranscriptJson, transcriptJson } from "./transcript-json.ts";
import { readWebVtt, transcriptVtt } from "./webvtt.ts";
import { readWhisperJson, whisperJson } from "./whisper-json.ts";

/** A word of a transcript. */
export interface TimedWord {
  readonly text: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  /** Seconds by which the start may be off: 0 where the transcript times each word. */
  readonly within: number;
}

interface TranscriptReader {
  readonly detect: (file: SourceFile) => boolean;
  readonly read: (source: SourceFile) => Promise<Reading<TimedWord[]>>;
}

/** Transcripts that are read, in the order in which a file is tried. */
const READERS: readonly TranscriptReader[] = [
  cues(transcriptVtt.import.detect, readWebVtt),
  cues(srt.import.detect, readSrt),
  { detect: whisperJson.import.detect, read: readWhisperWords },
  cues(transcriptJson.import.detect, readTranscriptJson),
  cues(audacity.import.detect, (source) => {
    const { value, problems } = readAudacityLabels(source);
    const labels = value?.map(({ start, end = start, title = "" }) => ({
      start,
      end,
      text: title,
    }));
    return { value: labels, problems };
  }),
];

/** Reads the words of WebVTT, SubRip, the podcast namespace's JSON, Whisper's and WhisperX's JSON, or Audacity's labels. */
export async function readTimedWords(source: SourceFile): Promise<Reading<TimedWord[]>> {
  const start = { path: source.path, text: source.text.replace(/^\uFEFF/, "").slice(0, 20_000) };
  const reader = READERS.find(({ detect }) => detect(start));
  if (reader) return reader.read(source);
  const reason =
    "Unexpected format, expected WebVTT, SRT, JSON of a podcast, of Whisper or WhisperX, or labels of Audacity";
  return { problems: [problem("file-kind", { path: source.path, position: BEGINNING }, reason)] };
}

function cues(
  detect: TranscriptReader["detect"],
  read: (source: SourceFile) => Reading<TranscriptCue[]> | Promise<Reading<TranscriptCue[]>>,
): TranscriptReader {
  return {
    detect,
    async read(source) {
      const { value, problems } = await read(source);
      const spoken = value?.filter(({ text }) => text.trim() !== "");
      return { value: spoken && mergeRollingCaptions(spoken).flatMap(wordsOf), problems };
    },
  };
}

/** Words share the time of their cue by their letters. */
function wordsOf({ start, end, text }: Pick<TranscriptCue, "start" | "end" | "text">): TimedWord[] {
  const words = text.trim().split(/\s+/);
  const letters = words.reduce((sum, { length }) => sum + length + 1, 0);
  const timeOf = (before: number) => start + ((end - start) * before) / letters;
  let before = 0;
  return words.map((word): TimedWord => {
    const from = before;
    before += word.length + 1;
    const within = words.length === 1 ? 0 : end - start;
    return { text: word, start: timeOf(from), end: timeOf(before), within };
  });
}

/** WhisperX gives no time to words that it can't find, such as numbers: these begin where the word before them ends. */
async function readWhisperWords(source: SourceFile): Promise<Reading<TimedWord[]>> {
  const { value, problems } = await readWhisperJson(source);
  const words = value?.flatMap((cue) => {
    if (cue.words.length === 0) return wordsOf(cue);
    let last = cue.start;
    return cue.words.map(({ word, start = last, end = start }): TimedWord => {
      last = end;
      return { text: word.trim(), start, end, within: 0 };
    });
  });
  return { value: words?.toSorted((a, b) => a.start - b.start), problems };
}
