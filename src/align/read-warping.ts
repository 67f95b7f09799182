import { type Confidence, judge, measureLikeness } from "./confidence.ts";
import type { Warping } from "./dtw.ts";
import { findBeginning, fitOf } from "./find-beginning.ts";
import { framesIn, type MelFrames, secondsOf } from "./mel-bands.ts";
import { type Cepstra, distance, type Features } from "./mfcc.ts";
import { hasPause, onsetBefore } from "./onset.ts";
import { snapToPause } from "./snap.ts";

/** The notes as a synthetic voice says them, with a pause at either end and between paragraphs. */
export interface SpokenNotes {
  readonly frames: MelFrames;
  /** Where each paragraph is in that sound, in seconds. */
  readonly paragraphs: readonly Span[];
}

/** Half-open, in seconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paragraph whose start is known, in seconds of the recording. */
export interface Anchor {
  readonly paragraph: number;
  readonly start: number;
  /** Seconds by which it may be off; without them it is exact. */
  readonly within?: number;
}

/** Where a paragraph was found. */
export interface FoundParagraph {
  /** The paragraph's first feature in the notes, and the number of them. */
  readonly row: number;
  readonly rowCount: number;
  /** Where it begins in the recording. */
  readonly column: number;
  /** The share of it that was found, times how like it that is: from 0 to 1. */
  readonly share: number;
}

export interface AlignedParagraph extends Confidence {
  /** Seconds of the recording. */
  readonly start: number;
}

export interface AlignedSound {
  readonly paragraphs: readonly AlignedParagraph[];
  /** What the recording has and the notes have not: of a few seconds or more. */
  readonly extras: readonly Span[];
}

/** The notes, the rows, and the recording, the columns, with features of some size. */
export interface Level {
  /** Frames of a feature. */
  readonly size: number;
  readonly rows: Features;
  readonly columns: Features;
  readonly warping: Warping;
}

/** Reads when each paragraph begins, and how sure that is. */
export function readWarping(
  level: Level,
  { paragraphs }: SpokenNotes,
  heard: Cepstra,
  anchors: readonly Anchor[],
): AlignedSound {
  const { size, rows, columns, warping } = level;
  const rowAt = (seconds: number) => Math.min(rows.count, Math.round(framesIn(seconds) / size));
  const found = paragraphs.map(({ start, end }): FoundParagraph => {
    const row = rowAt(start);
    const rowCount = rowAt(end) - row;
    const column = onsetBefore(level, row, Math.min(columns.count, columnOf(level, row)));
    return { row, rowCount, column, share: shareOf(level, row, row + rowCount) };
  });
  const exact = anchors.filter(({ within }) => within === undefined);
  const held = new Map(exact.map(({ paragraph, start }) => [paragraph, start]));
  const likeness = measureLikeness(level, found);
  const fits = fitOf(level);
  let from = 0;
  const begun = found.map((paragraph, index) => {
    const own = held.get(index);
    const range = { from, to: found[index + 1]?.column ?? columns.count };
    const column =
      own === undefined
        ? findBeginning(level, paragraph, fits, likeness, range)
        : Math.round(framesIn(own) / size);
    from = column + 1;
    return { ...paragraph, column };
  });
  const matched = warping.columns.slice();
  const aligned = judge(level, begun, likeness).map((confidence, index): AlignedParagraph => {
    const paragraph = begun[index];
    const own = held.get(index);
    if (own !== undefined || !paragraph) return { ...confidence, start: own ?? 0 };
    const { row, rowCount, column } = paragraph;
    // What was taken for a paragraph that is missing is something else.
    if (confidence.verdict === "missing") matched.fill(-1, row, row + rowCount);
    return { ...confidence, start: snapToPause(secondsOf(column * size), heard.quiet) };
  });
  return { paragraphs: aligned, extras: findExtras(level, matched) };
}

/** Of the rows between two that have a voice: the share that was found, times its likeness. */
function shareOf({ rows, columns, warping }: Level, from: number, to: number): number {
  let voiced = 0;
  let alike = 0;
  for (let row = from; row < to; row += 1) {
    if (rows.quiet[row] === 1) continue;
    voiced += 1;
    const column = warping.columns[row] ?? -1;
    if (column >= 0) alike += 1 - distance(rows, row, columns, column);
  }
  return voiced === 0 ? 0 : Math.max(0, alike / voiced);
}

/** Rows, 240 ms, into a paragraph at which its start is read: at its boundary the path may still be before the pause. */
const INTO = 12;
/** Rows by which the start that is read there must be later, behind a pause, to be the right one. */
const LATER = 12;
/** Rows without a column after which what follows says nothing about the start. */
const FAR = 25;

/** The column at which what begins at a row begins. */
function columnOf({ warping: { columns }, columns: recording }: Level, row: number): number {
  const next = (from: number) => {
    let at = from;
    while (at < columns.length && (columns[at] ?? -1) < 0) at += 1;
    return at;
  };
  const first = next(row);
  const firstColumn = columns[first];
  const start =
    firstColumn === undefined
      ? Infinity
      : Math.max(0, firstColumn - (first - row > FAR ? 0 : first - row));
  const into = next(Math.min(columns.length - 1, row + INTO));
  const intoColumn = columns[into];
  const later = intoColumn === undefined ? start : intoColumn - Math.min(into - row, 2 * INTO);
  return later > start + LATER && hasPause(recording, start, later) ? later : start;
}

/** Seconds of what is told as extra, and of what is part of it; a match within it that is shorter is by chance. */
const SHORTEST_EXTRA = 3;
const LEAST_EXTRA = 0.4;
const BRIEF_MATCH = 1.5;

/** Spans of voices or other sound between what was found to match. */
function findExtras({ size, columns: { count, quiet } }: Level, matched: Int32Array): Span[] {
  const spans: { start: number; end: number }[] = [];
  let last = -1;
  const add = (before: number) => {
    let from = last + 1;
    let to = before;
    while (from < to && quiet[from] === 1) from += 1;
    while (from < to && quiet[to - 1] === 1) to -= 1;
    const [start, end] = [secondsOf(from * size), secondsOf(to * size)];
    const previous = spans.at(-1);
    if (end - start < LEAST_EXTRA) return;
    if (previous && start - previous.end < BRIEF_MATCH) previous.end = end;
    else spans.push({ start, end });
  };
  for (const column of matched) {
    // A pause matches any other.
    if (column < 0 || quiet[column] === 1) continue;
    if (column > last + 1) add(column);
    last = Math.max(last, column);
  }
  add(count);
  return spans.filter(({ start, end }) => end - start >= SHORTEST_EXTRA);
}
