import type { SourceFile } from "../episode/source-file.ts";
import { breakLines, captionsOf } from "../timeline/captions.ts";
import { formatTimestamp } from "../timeline/timecode.ts";
import { readTimedBlocks } from "./read-timed-blocks.ts";
import type { Reading } from "./reading.ts";
import { type TranscriptCue, withTime } from "./transcript-cue.ts";

/** What the podcast namespace asks of a card. */
const CARD = { lines: 2, width: 32, strict: true };
/**
 * What players take for times, for a tag or for a place on the screen. SubRip has no way to escape it: a word joiner,
 * which has no width, parts it.
 */
const MARK = /--(?=>)|<(?=[a-z/])|\{(?=[a-z\\])/gi;
const PARTED_MARK = /(--|[<{])\u2060/g;

/**
 * Writes a SubRip file: each cue cut into cards of two lines of 32 characters, which share its time.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function writeSrt(cues: readonly TranscriptCue[]): string {
  const cards = captionsOf(
    withTime(cues).map((cue) => ({
      ...cue,
      text: cue.speaker === undefined ? cue.text : `${cue.speaker}: ${cue.text}`,
    })),
    CARD,
  ).filter(({ start, end }) => end > start);
  return cards
    .map(({ start, end, text }, index) => {
      const lines = breakLines(text, CARD.width).join("\n").replaceAll(MARK, "$&\u2060");
      return `${index + 1}\n${formatTimestamp(start, ",")} --> ${formatTimestamp(end, ",")}\n${lines}\n`;
    })
    .join("\n");
}

/** Reads the cards of a SubRip file: their text without the tags that players know of. */
export function readSrt(source: SourceFile): Reading<TranscriptCue[]> {
  const { value, problems } = readTimedBlocks(source, {
    textOf,
    empty: /^\s*$/,
    example: "00:00:01,000 --> 00:00:04,500",
    bareName: /^\s*\d+\s*$/,
  });
  return { value: value?.map(({ start, end, text }) => ({ start, end, text })), problems };
}

function textOf(lines: readonly string[]): Pick<TranscriptCue, "text"> {
  const text = lines.join(" ").replaceAll(/<\/?[a-z][^<>]*>|\{\\[^{}]*\}/gi, "");
  return {
    text: text.replaceAll(PARTED_MARK, "$1").replaceAll(/\s+/g, " ").trim(),
  };
}
