import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { formatTimecode } from "../timeline/timecode.ts";
import type { Format } from "./format.ts";
import type { TranscriptCue } from "./transcript.ts";

export const transcriptHtml = {
  title: "transcript as the podcast namespace's HTML",
  export: {
    type: "text",
    path: () => "transcript.html",
    published: true,
    write: ({ timeline }) => writeTranscriptHtml(timeline.cues),
  },
} as const satisfies Format;

/**
 * Writes a transcript with the elements that the podcast namespace allows: `<cite>`, `<time>` and `<p>`.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function writeTranscriptHtml(cues: readonly TranscriptCue[]): string {
  const lines = cues.flatMap(({ speaker, start, text }) => [
    ...(speaker === undefined ? [] : [h("cite", `${speaker}:`)]),
    h("time", formatTimecode(start)),
    h("p", text),
  ]);
  return `${lines.map((line) => toHtml(line)).join("\n")}\n`;
}
