import type { SourceFile } from "../episode/source-file.ts";
import { breakLines, captionsOf } from "../timeline/captions.ts";
import { formatTimestamp } from "../timeline/timecode.ts";
import type { Format, Reading } from "./format.ts";
import { readTimedBlocks } from "./timed-blocks.ts";
import { episodeOfTranscript, mergeEmptyCues, type TranscriptCue } from "./transcript.ts";

export const srt = {
  title: "transcript as SubRip captions",
  export: {
    type: "text",
    path: () => "transcript.srt",
    published: true,
    write: ({ timeline }) => writeSrt(timeline.cues),
  },
  import: {
    detect: ({ path, text }) =>
      /^\s*(?:\d+\s*(?:\r\n|\r|\n))?\d{1,4}:\d{2}:\d{2}[,.]\d{3}\s*-->/.test(text) ||
      /\.srt$/i.test(path),
    read: async (source) => episodeOfTranscript(readSrt(source)),
  },
} as const satisfies Format;

/** The size of a caption that the podcast namespace asks for. */
const CAPTION = { lines: 2, width: 32, strict: true };
/**
 * What players take for times, a tag or a position. SubRip has no escapes: a word joiner, which has no width, is put
 * into it.
 */
const MARK = /--(?=>)|<(?=[a-z/])|\{(?=[a-z\\])/gi;
const JOINED_MARK = /(--|[<{])\u2060/g;

/**
 * Writes a SubRip file: each cue cut into captions of two lines of 32 characters, which share its time.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function writeSrt(cues: readonly TranscriptCue[]): string {
  const captions = captionsOf(mergeEmptyCues(cues), CAPTION).filter(
    ({ start, end }) => end > start,
  );
  return captions
    .map(({ start, end, text }, index) => {
      const lines = breakLines(text, CAPTION.width).join("\n").replaceAll(MARK, "$&\u2060");
      return `${index + 1}\n${formatTimestamp(start, ",")} --> ${formatTimestamp(end, ",")}\n${lines}\n`;
    })
    .join("\n");
}

/** Reads the captions of a SubRip file: their text without the tags that players know. */
export function readSrt(source: SourceFile): Reading<TranscriptCue[]> {
  const { value, problems } = readTimedBlocks(source, {
    partsOf: (lines) => [textOf(lines)],
    empty: /^\s*$/,
    example: "00:00:01,000 --> 00:00:04,500",
    bareId: /^\s*\d+\s*$/,
  });
  return { value: value?.map(({ start, end, text }) => ({ start, end, text })), problems };
}

function textOf(lines: readonly string[]): Pick<TranscriptCue, "text"> {
  const text = lines.join(" ").replaceAll(/<\/?[a-z][^<>]*>|\{\\[^{}]*\}/gi, "");
  return {
    text: text.replaceAll(JOINED_MARK, "$1").replaceAll(/\s+/g, " ").trim(),
  };
}
