/** A text prepared for searches. */
export interface FoldedText {
  /** Without case, diacritics and invisible characters, every run of white space one space. */
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
 * Accents, and the points of Hebrew and Arabic; soft hyphens, joiners and the like. In other scripts a mark is a vowel,
 * or makes another letter.
 */
const IGNORED =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\p{Variation_Selector}\p{Cf}]/gu;
/** Keyboards have the straight ones. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "„": '"',
};

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
  return TYPOGRAPHIC[lower] ?? lower.normalize("NFD").replace(IGNORED, "");
}

/**
 * Finds a query in a text, whatever the case, diacritics and white space.
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
