import type { Interval, TimelineCue } from "./timeline.ts";

/** What stands on the slide while it is said. */
export interface Caption extends Interval {
  readonly text: string;
}

/** Characters: two lines of 42, as is the custom of the field. */
const LONGEST = 84;

/** After a full stop, and what closes with it, something begins that looks like a sentence. */
const SENTENCE_END = /(?<=[.!?…]["'”’»)\]]*)\s+(?=["'“„‘«(¿¡[]*[\p{Lu}\p{Lo}\p{N}])|(?<=[。！？])/u;
const CLAUSE_END = /[,;:–—、，；：]["'”’»)\]]*$/u;

/**
 * Cuts each cue into captions of two lines at most: whole sentences where they fit, else clauses, else words. A cue's
 * captions share its time in proportion to their length, and together cover it.
 *
 * @param cues sorted by `start`
 * @returns sorted by `start`; none for a cue without text
 */
export function captionsOf(
  cues: readonly Pick<TimelineCue, "start" | "end" | "text">[],
): Caption[] {
  return cues.flatMap(({ start, end, text }) => {
    const parts = cutText(text.replaceAll(/\s+/g, " ").trim());
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const timeAfter = (characters: number) =>
      characters === length ? end : Math.min(end, start + (end - start) * (characters / length));
    let before = 0;
    return parts.map((part) => {
      const from = timeAfter(before);
      before += part.length;
      return { start: from, end: timeAfter(before), text: part.trim() };
    });
  });
}

/** The parts keep the space that ends them. */
function cutText(text: string): string[] {
  if (text === "") return [];
  return join(splitSentences(text).flatMap(cutSentence));
}

function splitSentences(text: string): string[] {
  let end = 0;
  return text.split(SENTENCE_END).map((sentence) => {
    end += sentence.length;
    if (text[end] !== " ") return sentence;
    end += 1;
    return `${sentence} `;
  });
}

/** Puts neighbours that fit together into one. */
function join(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const together = (joined.at(-1) ?? "") + part;
    if (joined.length > 0 && fits(together)) joined[joined.length - 1] = together;
    else joined.push(part);
  }
  return joined;
}

/** Cuts what is too long into as few parts as can be, of about the same length. */
function cutSentence(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (!fits(rest)) {
    const at = placeToCut(rest);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function placeToCut(text: string): number {
  const parts = Math.ceil(text.trimEnd().length / LONGEST);
  const even = text.length / parts;
  /** Whoever cuts before this leaves more than the other parts hold. */
  const earliest = text.trimEnd().length - LONGEST * (parts - 1);
  const spaces = Array.from(text.matchAll(/ /g), ({ index }) => index + 1).filter(
    (at) => at < text.length && fits(text.slice(0, at)),
  );
  const inReach = spaces.filter((at) => at >= earliest);
  const clauses = inReach.filter((at) => CLAUSE_END.test(text.slice(0, at).trimEnd()));
  return nearest(clauses, even) ?? nearest(inReach, even) ?? spaces.at(-1) ?? wholeCharacters(text);
}

function nearest(places: readonly number[], to: number): number | undefined {
  return places.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to))[0];
}

/** Where one word is longer than a caption: no surrogate pair is cut in two. */
function wholeCharacters(text: string): number {
  const code = text.charCodeAt(LONGEST - 1);
  return code >= 0xd800 && code < 0xdc00 ? LONGEST - 1 : LONGEST;
}

function fits(text: string): boolean {
  return text.trimEnd().length <= LONGEST;
}
