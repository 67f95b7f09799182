import * as v from "valibot";
import type { SourceFile } from "../episode/source-file.ts";
import type { Format, Reading } from "./format.ts";
import { readJson, Seconds } from "./read-json.ts";
import { episodeOfTranscript, type TranscriptCue } from "./transcript.ts";

export const transcriptJson = {
  title: "transcript as the podcast namespace's JSON",
  export: {
    type: "text",
    path: () => "transcript.json",
    published: true,
    write: ({ timeline }) => writeTranscriptJson(timeline.cues),
  },
  import: {
    detect: ({ text }) =>
      /^\s*\{/.test(text) && /"segments"\s*:/.test(text) && !/"chapters"\s*:/.test(text),
    read: async (source) => episodeOfTranscript(await readTranscriptJson(source)),
  },
} as const satisfies Format;

/**
 * Writes a transcript as the podcast namespace's JSON: times in seconds.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function writeTranscriptJson(cues: readonly TranscriptCue[]): string {
  const segments = cues.map(({ start, end, speaker, text }) => ({
    speaker,
    startTime: start,
    endTime: end,
    body: text,
  }));
  return `${JSON.stringify({ version: "1.0.0", segments }, null, 2)}\n`;
}

const FileSchema = v.object(
  {
    segments: v.array(
      v.object(
        {
          startTime: Seconds,
          endTime: v.optional(Seconds),
          speaker: v.optional(v.string("a name")),
          body: v.string("a text"),
        },
        'a segment, as `{ "startTime": 0, "body": "…" }`',
      ),
      "a list of segments",
    ),
  },
  "an object with `segments`",
);

/** Reads what {@link writeTranscriptJson} writes, and what others do, sorted by start; without an end, a cue ends at its start. */
export async function readTranscriptJson(source: SourceFile): Promise<Reading<TranscriptCue[]>> {
  const { value, problems } = await readJson(source, FileSchema);
  const cues = value?.segments.map(({ startTime, endTime, speaker, body }) => ({
    start: startTime,
    end: Math.max(startTime, endTime ?? startTime),
    speaker,
    text: body,
  }));
  return { value: cues?.toSorted((a, b) => a.start - b.start), problems };
}
