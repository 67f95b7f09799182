import type { Verdict } from "./confidence.ts";
import { findSummaries } from "./find-summaries.ts";
import {
  comparedWord,
  comparedWords,
  type HeardParagraph,
  type HeardWord,
  matchTranscript,
} from "./match-transcript.ts";
import type { AlignedParagraph, Anchor, Span } from "./read-warping.ts";

/** A word of a transcript. */
export interface TranscriptWord extends HeardWord {
  /** Seconds by which its start may be off. */
  readonly within: number;
}

export interface TranscribedParagraph extends AlignedParagraph {
  /** Seconds by which the start may be off. */
  readonly within: number;
  /** The words with which it begins there. */
  readonly heard: string;
}

export interface AlignedTranscript {
  readonly paragraphs: readonly TranscribedParagraph[];
  /** What the transcript has and the notes have not: of a few seconds or more. */
  readonly extras: readonly Span[];
  /** Whether the notes only sum up what the transcript has. */
  readonly summaries: boolean;
}

/** Shares of a paragraph's words: of one that is surely found, and of one that is said at all. */
const SURE = 0.5;
const SAID = 0.2;
/** Words at the beginning of a paragraph that may be others than those that were heard. */
const MOST_LOST = 4;
/** How much better the place of a summary is than any other, if it is surely found. */
const LEAST_LEAD = 0.2;
/** Seconds by which the place of a summary may be off. */
const SUMMARY_WITHIN = 15;

/** Finds when a transcript has each paragraph: its words, or, where it has few of them, what the paragraph sums up. */
export function alignTranscript(
  texts: readonly string[],
  words: readonly TranscriptWord[],
  anchors: readonly Anchor[] = [],
): AlignedTranscript {
  const heard = words.filter(({ text }) => comparedWord(text) !== "");
  const paragraphs = texts.map(comparedWords);
  const matched = matchTranscript(
    paragraphs,
    heard.map(({ text }) => comparedWord(text)),
  );
  const shares = matched.map((match) => match?.share ?? 0).toSorted((a, b) => a - b);
  if ((shares[shares.length >> 1] ?? 0) >= SAID) {
    const found = matched.map((match, index) => {
      if (!match) return NOT_HEARD;
      const start = startOf(match, paragraphs[index] ?? [], heard);
      return { ...placeAt(heard, match.word, verdictOf(match), match.share), start };
    });
    return { paragraphs: found, extras: findExtras(matched, heard), summaries: false };
  }
  const known = new Map(anchors.map(({ paragraph, start }) => [paragraph, start]));
  const found = findSummaries(paragraphs, heard, known).map((place) => {
    if (!place) return NOT_HEARD;
    const verdict = place.lead >= LEAST_LEAD ? "sure" : "unsure";
    const confidence = Math.min(1, 0.5 + place.lead);
    return { ...placeAt(heard, place.word, verdict, confidence), within: SUMMARY_WITHIN };
  });
  return { paragraphs: found, extras: [], summaries: true };
}

const NOT_HEARD: TranscribedParagraph = {
  verdict: "missing",
  confidence: 0,
  start: 0,
  within: 0,
  heard: "",
};

function verdictOf({ share, lost }: HeardParagraph): Verdict {
  if (share < SAID) return "missing";
  return share >= SURE && lost <= MOST_LOST ? "sure" : "unsure";
}

/** Seconds that a letter takes, and by which each word may be longer or shorter than its letters. */
const LETTER = 0.065;
const UNEVEN = 0.35;

/** When a paragraph begins: earlier than its first word that was heard by what those before it take. */
function startOf(
  { word, first, lost }: HeardParagraph,
  paragraph: readonly string[],
  heard: readonly TranscriptWord[],
): number {
  const { start = 0 } = heard[first] ?? {};
  if (lost === 0) return start;
  const letters = paragraph.slice(0, lost).reduce((sum, { length }) => sum + length + 1, 0);
  const expected = start - letters * LETTER;
  // Heard one for one, though as other words.
  const other = heard[word]?.start ?? start;
  if (Math.abs(other - expected) <= UNEVEN * lost) return other;
  return Math.max(expected, heard[first - 1]?.end ?? 0);
}

/** Words that show what was heard. */
const SHOWN = 8;

function placeAt(
  heard: readonly TranscriptWord[],
  word: number,
  verdict: Verdict,
  confidence: number,
): TranscribedParagraph {
  const { start = 0, within = 0 } = heard[word] ?? {};
  const shown = heard.slice(word, word + SHOWN).map(({ text }) => text);
  return { verdict, confidence, start, within, heard: shown.join(" ") };
}

/** Words and seconds of what is told as extra. */
const FEWEST_EXTRA = 8;
const SHORTEST_EXTRA = 3;

/** What was heard between paragraphs. */
function findExtras(
  matched: readonly (HeardParagraph | undefined)[],
  heard: readonly HeardWord[],
): Span[] {
  const extras: Span[] = [];
  let after = 0;
  for (const { word, last } of [...matched, { word: heard.length, last: heard.length }].flatMap(
    (match) => match ?? [],
  )) {
    const [first, end] = [heard[after], heard[word - 1]];
    if (first && end && word - after >= FEWEST_EXTRA && end.end - first.start >= SHORTEST_EXTRA)
      extras.push({ start: first.start, end: end.end });
    after = Math.max(after, last + 1);
  }
  return extras;
}
