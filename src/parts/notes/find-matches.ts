/** A text prepared for searches. */
export interface FoldedText {
  /** Without case, diacritics, invisible characters and other ways to write a letter, every run of white space one space. */
  readonly folded: string;
  /** For each unit of `folded`, and for its end, where in the text it comes from. */
  readonly offsets: Uint32Array;
}

/** A part of a text: indices in UTF-16 units, `end` not included. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

const WHITE_SPACE = /\s/;
/**
 * Accents, the points of Hebrew and Arabic, hamza on or below a letter, and what lengthens Arabic words; soft hyphens,
 * joiners and the like. In other scripts a mark is a vowel, or makes another letter.
 */
const IGNORED =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\p{Variation_Selector}\p{Cf}]/gu;
/** What people write for what: quotation marks as keyboards have them, and Arabic letters that many write alike. */
const ALIKE: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  ة: "ه",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ٱ: "ا",
};
/** Arabic and Persian ones, of which the last four bits are the number. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/;
const KATAKANA = /[\u30a1-\u30f6]/g;
/** From a letter of Hiragana to that of Katakana. */
const TO_KATAKANA = 0x60;

/** Folds a text for {@link findMatches}. Takes O(length). */
export function foldText(text: string): FoldedText {
  let folded = "";
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    const units = foldCharacter(character);
    // A run of white space is its first character.
    if (units !== " " || !folded.endsWith(" ")) {
      for (let unit = 0; unit < units.length; unit++) offsets.push(offset);
      folded += units;
    }
    offset += character.length;
  }
  offsets.push(offset);
  return { folded, offsets: Uint32Array.from(offsets) };
}

function foldCharacter(character: string): string {
  if (WHITE_SPACE.test(character)) return " ";
  const lower = character.toLowerCase();
  if (lower.length === 1 && lower < "\u0080") return lower;
  if (ARABIC_DIGITS.test(lower)) return String(lower.charCodeAt(0) & 0xf);
  // Compatible with letters of full or half their width, too.
  const letters = lower.normalize("NFKD").replace(IGNORED, "");
  return (
    ALIKE[letters] ??
    letters.replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_KATAKANA))
  );
}

/**
 * Finds a query in a text, whatever the case, diacritics and white space, and wherever in a word: Japanese has no space
 * between words.
 *
 * @returns from first to last, none over another; none for a query of white space only
 */
export function findMatches({ folded, offsets }: FoldedText, query: string): Match[] {
  const wanted = foldText(query).folded.trim();
  const matches: Match[] = [];
  if (wanted === "") return matches;
  for (
    let at = folded.indexOf(wanted);
    at !== -1;
    at = folded.indexOf(wanted, at + wanted.length)
  ) {
    const start = offsets[at] ?? 0;
    let last = at + wanted.length;
    // A character that folds to several units (한 is three) is matched whole.
    while (offsets[last] === offsets[last - 1]) last += 1;
    matches.push({ start, end: offsets[last] ?? start });
  }
  return matches;
}
