import type { HeardWord } from "./match-transcript.ts";
import { comparedWord } from "./match-transcript.ts";

/** Where what a paragraph sums up is said. */
export interface SummaryPlace {
  /** Index of the heard word from which it is. */
  readonly word: number;
  /** How much better that place is than any other far from it: from 0 to 1. */
  readonly lead: number;
}

/** Seconds of a window, and from one to the next. */
const WINDOW = 30;
const STEP = 10;
/** Of BM25: how soon more of the same word says no more, and how much long windows count less. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/**
 * Finds where a recording says what paragraphs only sum up: windows of half a minute are scored by BM25, and the best of
 * them are taken that are in the paragraphs' order.
 *
 * @param paragraphs their words, as `comparedWords` gives them
 * @param known seconds at which some of the paragraphs begin, by index
 * @see https://en.wikipedia.org/wiki/Okapi_BM25
 */
export function findSummaries(
  paragraphs: readonly (readonly string[])[],
  heard: readonly HeardWord[],
  known: ReadonlyMap<number, number>,
): (SummaryPlace | undefined)[] {
  const windows = cutWindows(heard);
  const score = createScore(windows);
  const scores = paragraphs.map((words, index) => {
    const time = known.get(index);
    return windows.map((window) => {
      if (time !== undefined && Math.abs(window.start - time) > STEP / 2) return -1;
      return score(words, window);
    });
  });
  const chosen = inOrder(scores);
  return paragraphs.map((words, index) => {
    const at = chosen[index] ?? -1;
    const [window, own = []] = [windows[at], scores[index]];
    const best = own[at] ?? 0;
    if (!window || best <= 0) return undefined;
    const elsewhere = own.filter((_, other) => Math.abs(other - at) * STEP > 2 * WINDOW);
    return {
      word: firstOf(words, window, heard),
      lead: Math.max(0, 1 - Math.max(0, ...elsewhere) / best),
    };
  });
}

interface Window {
  /** Seconds. */
  readonly start: number;
  /** Indices of its words, half-open. */
  readonly from: number;
  readonly to: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

function cutWindows(heard: readonly HeardWord[]): Window[] {
  const end = heard.at(-1)?.start ?? 0;
  const windows: Window[] = [];
  let from = 0;
  for (let start = 0; start <= end; start += STEP) {
    while ((heard[from]?.start ?? Infinity) < start) from += 1;
    let to = from;
    const counts = new Map<string, number>();
    for (; (heard[to]?.start ?? Infinity) < start + WINDOW; to += 1) {
      const word = comparedWord(heard[to]?.text ?? "");
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    windows.push({ start, from, to, counts, length: to - from });
  }
  return windows;
}

function createScore(windows: readonly Window[]) {
  const mean = windows.reduce((sum, { length }) => sum + length, 0) / (windows.length || 1);
  const having = new Map<string, number>();
  for (const { counts } of windows)
    for (const word of counts.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  return (words: readonly string[], { counts, length }: Window): number => {
    let sum = 0;
    for (const word of new Set(words)) {
      const count = counts.get(word);
      if (count === undefined) continue;
      const found = having.get(word) ?? 0;
      const rarity = Math.log(1 + (windows.length - found + 0.5) / (found + 0.5));
      const norm = SATURATION * (1 - LENGTH + (LENGTH * length) / (mean || 1));
      sum += (rarity * count * (SATURATION + 1)) / (count + norm);
    }
    return sum;
  };
}

/** For each paragraph a window, none before that of the paragraph above, with the largest sum of scores. */
function inOrder(scores: readonly (readonly number[])[]): number[] {
  const width = scores[0]?.length ?? 0;
  /** For each paragraph and window, the best window of the paragraph above. */
  const choices: Int32Array[] = [];
  let above = new Float64Array(width);
  for (const own of scores) {
    const choice = new Int32Array(width);
    const sums = new Float64Array(width);
    let best = 0;
    for (let window = 0; window < width; window += 1) {
      if ((above[window] ?? 0) > (above[best] ?? 0)) best = window;
      choice[window] = best;
      sums[window] = (above[best] ?? 0) + (own[window] ?? 0);
    }
    choices.push(choice);
    above = sums;
  }
  const chosen: number[] = [];
  let window = above.indexOf(Math.max(...above));
  for (const choice of choices.toReversed()) {
    chosen.push(window);
    window = choice[window] ?? 0;
  }
  return chosen.toReversed();
}

/** The first word of a window that the paragraph has and that few windows have; else its first. */
function firstOf(words: readonly string[], window: Window, heard: readonly HeardWord[]): number {
  const own = new Set(words.filter((word) => word.length > 4));
  for (let at = window.from; at < window.to; at += 1)
    if (own.has(comparedWord(heard[at]?.text ?? ""))) return at;
  return window.from;
}
