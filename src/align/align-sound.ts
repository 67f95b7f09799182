import { type Band, bandAround, fullBand, type SkipCosts, warp, type Warping } from "./dtw.ts";
import { HOP, type MelFrames, SAMPLE_RATE } from "./mel-bands.ts";
import {
  type Cepstra,
  cepstra,
  distance,
  type Features,
  measureLoudness,
  poolFeatures,
} from "./mfcc.ts";
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
}

export interface AlignedParagraph {
  /** Seconds of the recording. */
  readonly start: number;
  /** How much of the paragraph was found, from 0 to 1. */
  readonly found: number;
  /** The same of its beginning. */
  readonly beginningFound: number;
  /** How well what was found matches, from 0, not at all, to 1. */
  readonly likeness: number;
}

export interface AlignedSound {
  readonly paragraphs: readonly AlignedParagraph[];
  /** What the recording has and the notes have not: of a few seconds or more. */
  readonly extras: readonly Span[];
}

/** Frames of a feature, from the finest to the coarsest: 20 ms to 640 ms. */
const FINE = 2;
const MIDDLE = 8;
const COARSE = [16, 32, 64];
/** Cells of the coarsest table, of one byte each. */
const MOST_CELLS = 330_000_000;

/** Rows are frames of a feature. */
const COSTS: SkipCosts = {
  extra: 0.85,
  extraBegins: 10,
  missing: 1.2,
  missingBegins: 10,
  quiet: 0.2,
};

/** A skip costs as much to begin however many features it has. */
function costsAt(size: number): SkipCosts {
  const begins = (COSTS.extraBegins * MIDDLE) / size;
  const each = size === FINE ? 1.08 : 1;
  return {
    ...COSTS,
    extra: COSTS.extra * each,
    missing: COSTS.missing * each,
    extraBegins: begins,
    missingBegins: begins,
  };
}

const STEPS = 5;

/** Lengths of the vocal tract that are tried: the voice of the reference made higher or lower. */
const WARPS = [0.82, 0.88, 0.94, 1, 1.06, 1.13];

/**
 * Finds where a recording says each paragraph, by sound alone.
 *
 * @param onStep called after each step of the work
 */
export function alignSound(
  recording: MelFrames,
  notes: SpokenNotes,
  anchors: readonly Anchor[] = [],
  onStep: (done: number, total: number) => void = () => {},
): AlignedSound {
  // Both get half the recording's noise, and the reference all of it: it has none of its own.
  const { noise } = measureLoudness(recording);
  const heard = cepstra(recording, { noise: noise.map((share) => share / 2) });
  let spoken = cepstra(notes.frames, { noise });
  onStep(1, STEPS);

  const coarse =
    COARSE.find((size) => (spoken.count / size) * (heard.count / size) <= MOST_CELLS) ?? 64;
  const level = (size: number, band?: Band): Level => {
    const [rows, columns] = [poolFeatures(spoken, size), poolFeatures(heard, size)];
    const whole = band ?? fullBand(rows.count, columns.count);
    const held = holdAnchors(whole, columns.count, size, notes, anchors);
    return { size, rows, columns, warping: warp(rows, columns, held, pauses(rows), costsAt(size)) };
  };
  let found = level(coarse);
  onStep(2, STEPS);
  const factor = chooseWarp(found, (factor) =>
    poolFeatures(cepstra(notes.frames, { noise, warp: factor }), coarse),
  );
  if (factor !== 1) {
    spoken = cepstra(notes.frames, { noise, warp: factor });
    found = level(coarse);
  }
  onStep(3, STEPS);
  for (const size of [MIDDLE, FINE]) {
    found = level(size, refine(found, size, spoken, heard));
    onStep(size === MIDDLE ? 4 : 5, STEPS);
  }
  return readWarping(found, notes, heard, anchors);
}

interface Level {
  readonly size: number;
  readonly rows: Features;
  readonly columns: Features;
  readonly warping: Warping;
}

function refine(coarse: Level, size: number, spoken: Cepstra, heard: Cepstra): Band {
  const ratio = coarse.size / size;
  const counts = {
    rows: Math.floor(spoken.count / size),
    columns: Math.floor(heard.count / size),
  };
  // 1.2 s, or three of the larger features; 0.48 s before and after.
  const margin = Math.ceil(Math.max(120, coarse.size * 3) / size);
  return bandAround(coarse.warping, ratio, counts, { margin, reach: Math.ceil(48 / size) });
}

/** Rows of pauses, and those beside them: the recording may have something of its own there. */
function pauses({ count, quiet }: Features): Uint8Array {
  return Uint8Array.from({ length: count }, (_, row) =>
    quiet[row] === 1 || quiet[row + 1] === 1 ? 1 : 0,
  );
}

/** Frames by which a paragraph may begin off the author's own time. */
const TOLERANCE = 50;

/** Lets paths pass only where anchors are. */
function holdAnchors(
  { from, to }: Band,
  columns: number,
  size: number,
  { paragraphs }: SpokenNotes,
  anchors: readonly Anchor[],
): Band {
  const held = { from: from.slice(), to: to.slice() };
  for (const { paragraph, start } of anchors) {
    const span = paragraphs[paragraph];
    if (!span) continue;
    const row = framesIn(span.start) / size;
    const tolerance = Math.ceil(TOLERANCE / size) + 1;
    const column = Math.min(columns - 1, Math.round(framesIn(start) / size));
    for (let at = 0; at < held.to.length; at += 1) {
      if (at < row) held.to[at] = Math.min(held.to[at] ?? 0, column + tolerance);
      else held.from[at] = Math.max(held.from[at] ?? 0, Math.max(0, column - tolerance));
      held.from[at] = Math.min(held.from[at] ?? 0, held.to[at] ?? 0);
    }
  }
  return held;
}

/** Features that are compared to choose a vocal tract. */
const COMPARED = 4000;

/** The warp with which the features that were found to match are most alike. */
function chooseWarp(
  { rows, columns, warping }: Level,
  warped: (factor: number) => Features,
): number {
  const matched = Array.from(warping.columns.keys()).filter(
    (row) => (warping.columns[row] ?? -1) >= 0 && rows.quiet[row] === 0,
  );
  const stride = Math.ceil(matched.length / COMPARED) || 1;
  const sample = matched.filter((_, index) => index % stride === 0);
  const costs = WARPS.map((factor) => {
    const features = warped(factor);
    return sample.reduce(
      (sum, row) => sum + distance(features, row, columns, warping.columns[row] ?? 0),
      0,
    );
  });
  return WARPS[costs.indexOf(Math.min(...costs))] ?? 1;
}

/** Seconds of a paragraph that are its beginning. */
const BEGINNING = 2;
/** Seconds of what is told as extra, and of what is part of it; a match within it that is shorter is by chance. */
const SHORTEST_EXTRA = 3;
const LEAST_EXTRA = 0.4;
const BRIEF_MATCH = 1.5;

function readWarping(
  { size, rows, columns, warping }: Level,
  { paragraphs }: SpokenNotes,
  heard: Cepstra,
  anchors: readonly Anchor[],
): AlignedSound {
  const rowAt = (seconds: number) => Math.round(framesIn(seconds) / size);
  const timeOf = (column: number) => (column * size * HOP) / SAMPLE_RATE;
  const measure = ({ start, end }: Span) => {
    let [voiced, found, apart] = [0, 0, 0];
    for (let row = rowAt(start); row < Math.min(rows.count, rowAt(end)); row += 1) {
      if (rows.quiet[row] === 1) continue;
      voiced += 1;
      const column = warping.columns[row] ?? -1;
      if (column < 0) continue;
      found += 1;
      apart += distance(rows, row, columns, column);
    }
    return {
      found: voiced === 0 ? 0 : found / voiced,
      likeness: found === 0 ? 0 : Math.max(0, 1 - apart / found),
    };
  };
  const held = new Map(anchors.map(({ paragraph, start }) => [paragraph, start]));
  const aligned = paragraphs.map((span, index): AlignedParagraph => {
    const column = columnOf(warping.columns, rowAt(span.start));
    const about = timeOf(Math.min(columns.count, column));
    const { found, likeness } = measure(span);
    const beginning = { start: span.start, end: Math.min(span.end, span.start + BEGINNING) };
    return {
      start: held.get(index) ?? snapToPause(about, heard.quiet),
      found,
      beginningFound: measure(beginning).found,
      likeness,
    };
  });
  return { paragraphs: aligned, extras: findExtras(warping, columns, timeOf) };
}

/** Rows, 240 ms, into a paragraph at which its start is read: at its boundary the path may still be before the pause. */
const INTO = 12;
/** Rows by which the start that is read there must be later to be the right one. */
const LATER = 12;
/** Rows without a column after which what follows says nothing about the start. */
const FAR = 25;

/** The column at which what begins at a row begins. */
function columnOf(columns: Int32Array, row: number): number {
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
  return later > start + LATER ? later : start;
}

/** Spans of voices or other sound between what was found to match. */
function findExtras(
  { columns }: Warping,
  { count, quiet }: Features,
  timeOf: (column: number) => number,
): Span[] {
  const spans: { start: number; end: number }[] = [];
  let last = -1;
  const add = (before: number) => {
    let from = last + 1;
    let to = before;
    while (from < to && quiet[from] === 1) from += 1;
    while (from < to && quiet[to - 1] === 1) to -= 1;
    const [start, end] = [timeOf(from), timeOf(to)];
    const previous = spans.at(-1);
    if (end - start < LEAST_EXTRA) return;
    if (previous && start - previous.end < BRIEF_MATCH) previous.end = end;
    else spans.push({ start, end });
  };
  for (const column of columns) {
    // A pause matches any other.
    if (column < 0 || quiet[column] === 1) continue;
    if (column > last + 1) add(column);
    last = Math.max(last, column);
  }
  add(count);
  return spans.filter(({ start, end }) => end - start >= SHORTEST_EXTRA);
}

function framesIn(seconds: number): number {
  return (seconds * SAMPLE_RATE) / HOP;
}
