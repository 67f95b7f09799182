import type { Interval, TimelineCue } from "./timeline.ts";

/** A piece of a cue's text that is shown while it is spoken. */
export interface Caption extends Interval {
  readonly text: string;
}

/** The maximum size of a caption. */
export interface CaptionShape {
  readonly lines: number;
  /** Characters in a line. */
  readonly width: number;
  /** Whether each line has to keep to `width`, for text with line breaks; else only the caption's whole length counts. */
  readonly strict?: boolean;
}

/** Common practice in subtitling. */
const DEFAULT_SHAPE: CaptionShape = { lines: 2, width: 42 };

/** How a sentence ends: with its closing quotation marks and brackets, and the space before the next. */
const SENTENCE_END = /[.!?…]["'”’»)\]]* (?=["'“„‘«(¿¡[]*[\p{Lu}\p{Lo}\p{N}])|[。！？] ?/gu;
/** Within a name, and after it: no place to cut. */
const NO_BREAK = "\u00a0";
const CLAUSE_END = /[,;:–—、，；：]["'”’»)\]]*$/u;

/**
 * Splits cues into captions: between sentences where they fit, else between clauses, else between words. A cue's captions
 * divide its interval in proportion to their length. Where another speaks than before, the caption begins with the name.
 *
 * @param cues sorted by `start`
 * @param shape two lines of 42 characters by default
 * @returns sorted by `start`; none for a cue without text
 */
export function captionsOf(
  cues: readonly Pick<TimelineCue, "start" | "end" | "speaker" | "text">[],
  shape = DEFAULT_SHAPE,
): Caption[] {
  return cues.flatMap(({ start, end, speaker, text }, index) => {
    const isOther = speaker !== undefined && speaker !== cues[index - 1]?.speaker;
    const name = isOther ? `${speaker}: `.replaceAll(/\s/g, NO_BREAK) : "";
    const parts = cutText(text.replaceAll(/\s+/g, " ").trim(), name, shape);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const timeAfter = (characters: number) =>
      characters === length ? end : Math.min(end, start + (end - start) * (characters / length));
    let before = 0;
    return parts.map((part) => {
      const from = timeAfter(before);
      before += part.length;
      const shown = part.trim().replaceAll(NO_BREAK, " ");
      return { start: from, end: timeAfter(before), text: shown };
    });
  });
}

/** Each part keeps its trailing space. @param name before the first sentence: a full stop in it ends none */
function cutText(text: string, name: string, shape: CaptionShape): string[] {
  if (text === "") return [];
  const [first = "", ...others] = splitSentences(text);
  const parts = [name + first, ...others].flatMap((sentence) => cutSentence(sentence, shape));
  return join(parts, shape);
}

function splitSentences(text: string): string[] {
  const ends = Array.from(text.matchAll(SENTENCE_END), ({ index, 0: end }) => index + end.length);
  const sentences = [0, ...ends].map((start, index) => text.slice(start, ends[index]));
  return sentences.filter((sentence) => sentence !== "");
}

/** Joins neighbours that fit into one caption. */
function join(parts: readonly string[], shape: CaptionShape): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const together = (joined.at(-1) ?? "") + part;
    if (joined.length > 0 && fits(together, shape)) joined[joined.length - 1] = together;
    else joined.push(part);
  }
  return joined;
}

/** Splits a long sentence into as few parts as possible, of about equal length. */
function cutSentence(sentence: string, shape: CaptionShape): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (!fits(rest, shape)) {
    const at = placeToCut(rest, shape);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function placeToCut(text: string, shape: CaptionShape): number {
  const longest = shape.lines * shape.width;
  const parts = Math.ceil(text.trimEnd().length / longest);
  const even = text.length / parts;
  /** An earlier cut would leave more text than fits into the other parts. */
  const earliest = text.trimEnd().length - longest * (parts - 1);
  const reach = text.slice(0, longest + 1);
  const spaces = Array.from(reach.matchAll(/ /g), ({ index }) => index + 1).filter(
    (at) => at < text.length && fits(text.slice(0, at), shape),
  );
  const inReach = spaces.filter((at) => at >= earliest);
  const clauses = inReach.filter((at) => CLAUSE_END.test(text.slice(0, at).trimEnd()));
  return (
    nearest(clauses, even) ??
    nearest(inReach, even) ??
    spaces.at(-1) ??
    wholeCharacters(text, shape)
  );
}

function nearest(places: readonly number[], to: number): number | undefined {
  return places.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to))[0];
}

/** Where to split a word that is too long, without splitting a surrogate pair. */
function wholeCharacters(text: string, { lines, width, strict = false }: CaptionShape): number {
  const longest = strict ? width : lines * width;
  const code = text.charCodeAt(longest - 1);
  return code >= 0xd800 && code < 0xdc00 ? longest - 1 : longest;
}

function fits(text: string, { lines, width, strict = false }: CaptionShape): boolean {
  if (text.trimEnd().length > lines * width) return false;
  if (!strict) return true;
  const broken = breakLines(text, width);
  return broken.length <= lines && broken.every((line) => line.length <= width);
}

/** Breaks a text into lines of at most a width; only a longer word exceeds it. */
export function breakLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
