import * as v from "valibot";
import type { SourceFile } from "../episode/source-file.ts";
import type { Format, Reading } from "./format.ts";
import { readJson, Seconds } from "./read-json.ts";
import { episodeOfTranscript, type TranscriptCue } from "./transcript.ts";

export const whisperJson = {
  title: "transcript as Whisper's or WhisperX's JSON, with who speaks",
  import: {
    // Whisper's own begins with the whole text.
    detect: ({ text }) =>
      /^\s*\{\s*"text"\s*:\s*"/.test(text) ||
      (/^\s*\{/.test(text) && /"segments"\s*:/.test(text) && /"start"\s*:/.test(text)),
    read: async (source) => episodeOfTranscript(await readWhisperJson(source)),
  },
} as const satisfies Format;

/** A segment of Whisper's, with its words where they are timed. */
export interface WhisperCue extends TranscriptCue {
  readonly words: readonly v.InferOutput<typeof Word>[];
}

const Word = v.object(
  {
    word: v.string("a word"),
    start: v.optional(Seconds),
    end: v.optional(Seconds),
  },
  'a word, as `{ "word": "Hello", "start": 0, "end": 0.4 }`',
);

const FileSchema = v.object(
  {
    segments: v.array(
      v.object(
        {
          start: Seconds,
          end: Seconds,
          speaker: v.optional(v.string("a name")),
          text: v.string("a text"),
          words: v.optional(v.array(Word, "a list of words"), []),
        },
        'a segment, as `{ "start": 0, "end": 4, "text": "…" }`',
      ),
      "a list of segments",
    ),
  },
  "an object with `segments`",
);

/**
 * Reads what Whisper and WhisperX write, sorted by start.
 *
 * @see https://github.com/openai/whisper, https://github.com/m-bain/whisperX
 */
export async function readWhisperJson(source: SourceFile): Promise<Reading<WhisperCue[]>> {
  const { value, problems } = await readJson(source, FileSchema);
  const cues = value?.segments.map(({ end, text, ...segment }) => ({
    ...segment,
    end: Math.max(segment.start, end),
    text: text.trim(),
  }));
  return { value: cues?.toSorted((a, b) => a.start - b.start), problems };
}
