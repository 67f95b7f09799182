import { decodeHTML } from "entities/decode";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { breakLines } from "../timeline/captions.ts";
import { formatTimestamp } from "../timeline/timecode.ts";
import type { Format, Reading } from "./format.ts";
import { BEGINNING } from "./problems.ts";
import { type BlockPart, readTimedBlocks } from "./timed-blocks.ts";
import { episodeOfTranscript, mergeEmptyCues, type TranscriptCue } from "./transcript.ts";

export const chaptersVtt = {
  title: "chapters as WebVTT",
  export: {
    type: "text",
    path: () => "chapters.vtt",
    published: true,
    write: ({ timeline }) =>
      writeWebVtt(timeline.segments.map(({ title, ...segment }) => ({ ...segment, text: title }))),
  },
} as const satisfies Format;

export const transcriptVtt = {
  title: "transcript as WebVTT",
  export: {
    type: "text",
    path: () => "transcript.vtt",
    published: true,
    write: ({ timeline }) => writeWebVtt(timeline.cues),
  },
  import: {
    detect: ({ path, text }) => SIGNATURE.test(text) || /\.vtt$/i.test(path),
    read: async (source) => episodeOfTranscript(readWebVtt(source)),
  },
} as const satisfies Format;

const SIGNATURE = /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/;

/** Characters of a line, as the podcast namespace recommends. */
const WIDTH = 65;

/**
 * Writes a WebVTT file.
 *
 * @see https://www.w3.org/TR/webvtt1/ — hours of two digits or more, exactly three decimals, no `-->` in a text
 */
export function writeWebVtt(cues: readonly TranscriptCue[]): string {
  const blocks = mergeEmptyCues(cues).map(({ id, start, end, speaker, text }) => {
    const name = id === undefined ? "" : `${id}\n`;
    const voice = speaker === undefined ? "" : `<v ${escape(speaker)}>`;
    const lines = breakLines(text, WIDTH).map(escape).join("\n");
    return `${name}${formatTimestamp(start)} --> ${formatTimestamp(end)}\n${voice}${lines}\n`;
  });
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** Reads the cues of a WebVTT file: their text without tags, their voice as the speaker. */
export function readWebVtt(source: SourceFile): Reading<TranscriptCue[]> {
  if (!SIGNATURE.test(source.text)) {
    const place = { path: source.path, position: BEGINNING };
    return {
      problems: [problem("file-syntax", place, "Unexpected first line, expected `WEBVTT`")],
    };
  }
  // A comment ends with an empty line, and may contain what looks like a cue.
  const text = source.text.replaceAll(
    /(^|(?:\r\n|\r|\n){2})NOTE(?=[ \t\r\n])(?:(?!\r\n\r\n|\r\r|\n\n)[\s\S])*/g,
    (comment) => comment.replaceAll("-->", "   "),
  );
  return readTimedBlocks(
    { ...source, text },
    // YouTube writes lines of a single space within a cue.
    { partsOf, empty: /^$/, example: "00:00:01.000 --> 00:00:04.500" },
  );
}

/** A tag holds no `<`: a search past one would start again at each, in quadratic time. */
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]([^<>]+)>/;

function partsOf(lines: readonly string[]): BlockPart[] {
  // Parts with an odd index are names, and what each says comes after it.
  const split = lines.join(" ").split(VOICE);
  const parts = split.flatMap((text, index) => {
    if (index % 2 === 1) return [];
    const speaker = split[index - 1]?.trim();
    return {
      speaker: speaker === undefined ? undefined : decodeHTML(speaker),
      text: decodeHTML(text.replaceAll(/<[^<>]*>/g, ""))
        .replaceAll(/\s+/g, " ")
        .trim(),
    };
  });
  const said = parts.filter(({ text }) => text !== "");
  return said.length > 0 ? said : parts.slice(-1);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
