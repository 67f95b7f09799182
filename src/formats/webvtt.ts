import { decodeHTML } from "entities/decode";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { breakLines } from "../timeline/captions.ts";
import { formatTimestamp } from "../timeline/timecode.ts";
import { readTimedBlocks } from "./read-timed-blocks.ts";
import { BEGINNING, type Reading } from "./reading.ts";
import { type TranscriptCue, withTime } from "./transcript-cue.ts";

/** Characters of a line: what the podcast namespace recommends. */
const WIDTH = 65;

/**
 * Writes a WebVTT file.
 *
 * @see https://www.w3.org/TR/webvtt1/ — hours of two digits or more, exactly three decimals, no `-->` in a text
 */
export function writeWebVtt(cues: readonly TranscriptCue[]): string {
  const blocks = withTime(cues).map(({ id, start, end, speaker, text }) => {
    const name = id === undefined ? "" : `${id}\n`;
    const voice = speaker === undefined ? "" : `<v ${escape(speaker)}>`;
    const lines = breakLines(text, WIDTH).map(escape).join("\n");
    return `${name}${formatTimestamp(start)} --> ${formatTimestamp(end)}\n${voice}${lines}\n`;
  });
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** Reads the cues of a WebVTT file: their text without tags, their voice as the speaker. */
export function readWebVtt(source: SourceFile): Reading<TranscriptCue[]> {
  if (!/^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(source.text)) {
    const place = { path: source.path, position: BEGINNING };
    return {
      problems: [problem("file-syntax", place, "Unexpected first line, expected `WEBVTT`")],
    };
  }
  // A comment may hold what looks like a cue, up to the empty line that ends it.
  const text = source.text.replaceAll(
    /(^|(?:\r\n|\r|\n){2})NOTE(?=[ \t\r\n])(?:(?!\r\n\r\n|\r\r|\n\n)[\s\S])*/g,
    (comment) => comment.replaceAll("-->", "   "),
  );
  return readTimedBlocks(
    { ...source, text },
    // YouTube's captions have lines of a space, which are text.
    { textOf, empty: /^$/, example: "00:00:01.000 --> 00:00:04.500" },
  );
}

function textOf(lines: readonly string[]): Pick<TranscriptCue, "speaker" | "text"> {
  const text = lines.join(" ");
  // No mark holds a `<`: a search that went on past one would begin anew at each.
  const speaker = /<v(?:\.[^\s<>]*)?[ \t]([^<>]+)>/.exec(text)?.[1]?.trim();
  const plain = text.replaceAll(/<[^<>]*>/g, "");
  return {
    speaker: speaker === undefined ? undefined : decodeHTML(speaker),
    text: decodeHTML(plain).replaceAll(/\s+/g, " ").trim(),
  };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
