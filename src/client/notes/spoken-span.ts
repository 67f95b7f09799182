import { countWords } from "../../timeline/count-words.ts";
import type { Interval, TimelineCue } from "../../timeline/timeline.ts";

/** A place between two words of a note. */
export interface WordPlace {
  /** The cue's id. */
  readonly cue: string;
  /** How many of its words stand before. */
  readonly words: number;
}

/**
 * When the words between two places are spoken: each in proportion to the words of its cue, in tenths of a second,
 * never beyond the cue.
 *
 * @returns `undefined` where a cue is unknown, or no time passes between the places
 */
export function spokenSpan(
  cues: readonly TimelineCue[],
  from: WordPlace,
  to: WordPlace,
): Interval | undefined {
  const first = cues.find(({ id }) => id === from.cue);
  const last = cues.find(({ id }) => id === to.cue);
  if (!first || !last) return undefined;
  const start = Math.max(first.start, Math.floor(timeAt(first, from.words) * 10) / 10);
  const end = Math.min(last.end, Math.ceil(timeAt(last, to.words) * 10) / 10);
  return end > start ? { start, end } : undefined;
}

function timeAt({ start, end, text }: TimelineCue, words: number): number {
  const share = Math.min(1, words / (countWords(text) || 1));
  return start + (end - start) * share;
}
