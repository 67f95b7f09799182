import * as v from "valibot";
import type { SourceFile } from "../episode/source-file.ts";
import { readJson } from "./read-json.ts";
import { type Reading, Seconds } from "./reading.ts";
import type { TranscriptCue } from "./transcript-cue.ts";

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

/** Reads what {@link writeTranscriptJson} writes, and what others do. What has no end ends at once. */
export function readTranscriptJson(source: SourceFile): Reading<TranscriptCue[]> {
  const { value, problems } = readJson(source, FileSchema);
  const cues = value?.segments.map(({ startTime, endTime, speaker, body }) => ({
    start: startTime,
    end: Math.max(startTime, endTime ?? startTime),
    speaker,
    text: body,
  }));
  return { value: cues?.toSorted((a, b) => a.start - b.start), problems };
}
