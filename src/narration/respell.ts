/**
 * Words that a voice mispronounces, each with a spelling that it reads correctly. A word in lower case also matches its
 * capitalised form; any other matches only exactly.
 */
export type Pronunciations = Readonly<Record<string, string>>;

const ENGLISH: Pronunciations = {
  "e.g.": "for example",
  "i.e.": "that is",
  vs: "versus",
  "vs.": "versus",
};

/**
 * Prepares a paragraph for a voice: one line, with the spellings for mispronounced words.
 *
 * @param language BCP 47
 * @param own the author's
 */
export function respell(text: string, language: string, own: Pronunciations = {}): string {
  // Between these marks espeak-ng reads phonemes, as a spelling may have them.
  const line = text.replaceAll("[[", "[ [").replace(/\s+/gu, " ").trim();
  const spellings = new Map(
    Object.entries(/^en(-|$)/iu.test(language) ? { ...ENGLISH, ...own } : own),
  );
  if (spellings.size === 0) return line;
  // Longest first, so that `13 11 14` is found before `11`.
  const words = [...spellings.keys()].sort((a, b) => b.length - a.length).map(pattern);
  return line.replace(
    wholeWords(words),
    (word) => spellings.get(word) ?? spellings.get(word.toLowerCase()) ?? word,
  );
}

/** Matches without a letter or a digit on either side, nor a digit beyond a point or a comma. */
function wholeWords(patterns: readonly string[]): RegExp {
  const before = "(?<![\\p{L}\\p{N}]|\\d[.,])";
  const after = "(?![\\p{L}\\p{N}]|[.,]\\d)";
  return new RegExp(`${before}(?:${patterns.join("|")})${after}`, "gu");
}

function pattern(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  return /^\p{Ll}+$/u.test(word)
    ? `[${word[0]}${word[0]?.toUpperCase()}]${escaped.slice(1)}`
    : escaped;
}
