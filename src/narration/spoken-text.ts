import { ENGLISH } from "./pronunciation.ts";

/** Longest first, so that `13 11 14` is found before a word inside it. */
const WORDS = Object.keys(ENGLISH).sort((a, b) => b.length - a.length);
/** Whole words only: no letter, digit, or digits grouped by a point or comma on either side. */
const ENGLISH_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d[.,])(?:${WORDS.map(pattern).join("|")})(?![\\p{L}\\p{N}]|[.,]\\d)`,
  "gu",
);

/** Prepares a paragraph for espeak-ng: one line, none of its phoneme marks, and words it says wrongly respelled. */
export function spokenText(text: string, language: string): string {
  const line = text.replaceAll("[[", "[ [").replace(/\s+/gu, " ").trim();
  if (!/^en(-|$)/iu.test(language)) return line;
  return line.replace(
    ENGLISH_WORDS,
    (word) => ENGLISH[word] ?? ENGLISH[word.toLowerCase()] ?? word,
  );
}

function pattern(word: string): string {
  const escaped = word.replace(/[.*]/gu, "\\$&");
  return /^\p{Ll}+$/u.test(word)
    ? `[${word[0]}${word[0]?.toUpperCase()}]${escaped.slice(1)}`
    : escaped;
}
