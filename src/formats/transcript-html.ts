import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { formatTimecode } from "../timeline/timecode.ts";
import type { TranscriptCue } from "./transcript-cue.ts";

/**
 * Writes a transcript as the podcast namespace's HTML: `<cite>`, `<time>` and `<p>`, and no more.
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
