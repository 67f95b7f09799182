/** A word that was heard. */
export interface HeardWord {
  readonly text: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

/** Where a paragraph is in a transcript. */
export interface HeardParagraph {
  /** Index of the heard word with which it begins, as far as its first words were heard one for one. */
  readonly word: number;
  /** That of the first one that it has. */
  readonly first: number;
  /** That of the last one that it has. */
  readonly last: number;
  /** The share of its words that were heard there. */
  readonly share: number;
  /** How many of its first words were not. */
  readonly lost: number;
}

/** Words of a text without signs and capitals, as they are compared. */
export function comparedWords(text: string): string[] {
  return text.split(/\s+/).map(comparedWord).filter(Boolean);
}

export function comparedWord(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** Words in a row that are looked up. */
const SEQUENCE = 3;
/** Sequences at more places than this say nothing. */
const COMMON = 12;

/**
 * Finds paragraphs in what was heard, by sequences of three words that both have, in the same order.
 *
 * @param paragraphs their words, as {@link comparedWords} gives them
 * @param heard likewise
 * @returns `undefined` for a paragraph of which nothing was heard
 */
export function matchTranscript(
  paragraphs: readonly (readonly string[])[],
  heard: readonly string[],
): (HeardParagraph | undefined)[] {
  const words = paragraphs.flat();
  const matches = new Int32Array(words.length).fill(-1);
  for (const { note, heard: place } of longestChain(commonSequences(words, heard))) {
    for (let word = 0; word < SEQUENCE; word += 1) matches[note + word] = place + word;
  }
  matchBetween(words, heard, matches);
  let begin = 0;
  let last = -1;
  return paragraphs.map(({ length }) => {
    const own = withoutStrays(matches.subarray(begin, begin + length));
    begin += length;
    const lost = own.findIndex((match) => match >= 0);
    if (lost === -1) return undefined;
    const first = own[lost] ?? 0;
    const word = Math.max(last + 1, first - lost);
    last = own.reduce((most, match) => Math.max(most, match), last);
    return { word, first, last, share: own.filter((match) => match >= 0).length / length, lost };
  });
}

/** Heard words that may stand between two matches, beside twice as many as the notes have there: else something else was said. */
const OTHERS = 4;

/** Matches single words between the sequences. */
function matchBetween(
  words: readonly string[],
  heard: readonly string[],
  matches: Int32Array,
): void {
  let [note, place] = [0, 0];
  for (let next = 0; next <= words.length; next += 1) {
    const found = next === words.length ? heard.length : (matches[next] ?? -1);
    if (found < 0) continue;
    const [notes, places] = [next - note, found - place];
    if (notes > 0 && places > 0 && places <= 2 * notes + OTHERS)
      for (const pair of commonWords(words.slice(note, next), heard.slice(place, found)))
        matches[note + pair.note] = place + pair.heard;
    [note, place] = [next + 1, found + 1];
  }
}

/** The most words that two lists have in the same order. */
function commonWords(words: readonly string[], heard: readonly string[]): Pair[] {
  const places = heard.map((word, index) => ({ word, index })).toReversed();
  return longestChain(
    words.flatMap((word, note) =>
      places.flatMap((place) => (place.word === word ? [{ note, heard: place.index }] : [])),
    ),
  );
}

/** The same sequence at a word of the notes and at a word that was heard. */
interface Pair {
  readonly note: number;
  readonly heard: number;
}

/** Sorted by the words of the notes; of several places of one, the last comes first. */
function commonSequences(words: readonly string[], heard: readonly string[]): Pair[] {
  const places = new Map<string, number[]>();
  const keyAt = (list: readonly string[], at: number) => list.slice(at, at + SEQUENCE).join(" ");
  for (let at = heard.length - SEQUENCE; at >= 0; at -= 1) {
    const key = keyAt(heard, at);
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  const pairs: Pair[] = [];
  for (let note = 0; note + SEQUENCE <= words.length; note += 1) {
    const found = places.get(keyAt(words, note)) ?? [];
    if (found.length <= COMMON) pairs.push(...found.map((heard) => ({ note, heard })));
  }
  return pairs;
}

/**
 * The longest list of pairs in which both words increase.
 *
 * @see https://en.wikipedia.org/wiki/Longest_increasing_subsequence
 */
function longestChain(pairs: readonly Pair[]): Pair[] {
  /** For each length, the index of the pair that ends such a chain at the earliest word heard. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, { heard }] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.heard ?? 0) < heard) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const chain: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chain.push(pair);
  }
  return chain.toReversed();
}

/** Words by which what was heard of a paragraph may be longer or shorter, beside a share of its length. */
const SLACK = 12;

/** Matches of a paragraph without those that lie far from most of them. */
function withoutStrays(matches: Int32Array): number[] {
  const offsets = [...matches].flatMap((match, word) => (match < 0 ? [] : [match - word]));
  const middle = offsets.toSorted((a, b) => a - b)[offsets.length >> 1] ?? 0;
  const reach = SLACK + matches.length / 4;
  return Array.from(matches, (match, word) =>
    Math.abs(match - word - middle) <= reach ? match : -1,
  );
}
