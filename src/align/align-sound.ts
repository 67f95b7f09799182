import { type Band, bandAround, fullBand, type SkipCosts, warp } from "./dtw.ts";
import { framesIn, type MelFrames } from "./mel-bands.ts";
import {
  type Cepstra,
  cepstra,
  distance,
  type Features,
  measureLoudness,
  poolFeatures,
} from "./mfcc.ts";
import {
  type AlignedSound,
  type Anchor,
  type Level,
  readWarping,
  type SpokenNotes,
} from "./read-warping.ts";

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

/** Seconds by which a paragraph may begin off the author's own time. */
const EXACT = 0.5;

/** Lets paths pass only where anchors are. */
function holdAnchors(
  { from, to }: Band,
  columns: number,
  size: number,
  { paragraphs }: SpokenNotes,
  anchors: readonly Anchor[],
): Band {
  const held = { from: from.slice(), to: to.slice() };
  for (const { paragraph, start, within = EXACT } of anchors) {
    const span = paragraphs[paragraph];
    if (!span) continue;
    const row = framesIn(span.start) / size;
    const tolerance = Math.ceil(framesIn(within) / size) + 1;
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
