import { BANDS, framesIn, type MelFrames, secondsOf } from "./mel-bands.ts";

/** From a time of one recording on, by how many seconds the same sound is later in the other. */
export interface Offset {
  readonly from: number;
  readonly by: number;
}

/** Frames over which bands are summed: what is left is the same wherever the frames begin. */
const SPAN = 16;
/** Bands of a fingerprint, of which neighbours are compared. */
const COMPARED = 18;
/** Bits of a fingerprint. */
const BITS = COMPARED - 1;

/** Frames of the pieces whose place is looked up, and from one frame that is looked up to the next. */
const PIECE = 500;
const STRIDE = 4;
/** Frames in which two places count as the same. */
const NEAR = 5;
/** Fingerprints at more places say nothing, such as those of silence. */
const COMMON = 60;
/** Votes of a piece that are needed for its place. */
const LEAST_VOTES = 8;
/** Pieces in a row that have to agree. */
const LEAST_PIECES = 2;

/**
 * Finds where the sound of an old recording is in a new one, in which something was put in, or from which something was
 * taken out.
 *
 * @returns sorted; empty when the two have nothing in common
 * @see https://www.ismir2002.ismir.net/proceedings/02-FP04-2.pdf
 */
export function matchRecordings(old: MelFrames, recent: MelFrames): Offset[] {
  const [prints, others] = [fingerprints(old), fingerprints(recent)];
  const places = indexOf(others);
  const pieces: Piece[] = [];
  for (let from = 0; from < prints.length; from += PIECE) {
    const by = placeOf(prints, from, places);
    const last = pieces.at(-1);
    if (by === undefined) continue;
    if (last && Math.abs(last.by - by) <= NEAR) {
      last.to = from + PIECE;
      last.count += 1;
    } else pieces.push({ from, to: from + PIECE, by, count: 1 });
  }
  const runs = pieces.filter(({ count }) => count >= LEAST_PIECES);
  return runs.map(({ from, by }, index): Offset => {
    const before = runs[index - 1];
    const start = before ? boundary(prints, others, before, { from, by }) : 0;
    return { from: secondsOf(start), by: secondsOf(by) };
  });
}

/** Frames of the old recording that are by some frames later in the new one. */
interface Piece {
  readonly from: number;
  to: number;
  readonly by: number;
  /** How many pieces it was. */
  count: number;
}

/** For each frame, whether the step from a band to the next grows or shrinks from there to the frames that follow. */
function fingerprints({ count, bands }: MelFrames): Int32Array {
  const logs = new Float32Array(count * COMPARED);
  const floor = 1e-4;
  const sums = new Float64Array(COMPARED);
  for (let frame = 0; frame < count; frame += 1) {
    for (let band = 0; band < COMPARED; band += 1) {
      const leaving = frame >= SPAN ? (bands[(frame - SPAN) * BANDS + band] ?? 0) : 0;
      sums[band] = (sums[band] ?? 0) + (bands[frame * BANDS + band] ?? 0) - leaving;
      logs[frame * COMPARED + band] = Math.log(Math.max(0, sums[band] ?? 0) + floor);
    }
  }
  const prints = new Int32Array(Math.max(0, count - SPAN));
  for (let frame = 0; frame < prints.length; frame += 1) {
    let print = 0;
    for (let band = 0; band < BITS; band += 1) {
      const at = frame * COMPARED + band;
      const later = at + SPAN * COMPARED;
      const step = (logs[at + 1] ?? 0) - (logs[at] ?? 0);
      const laterStep = (logs[later + 1] ?? 0) - (logs[later] ?? 0);
      if (laterStep > step) print |= 1 << band;
    }
    prints[frame] = print;
  }
  return prints;
}

/** The frames at which each fingerprint is. */
function indexOf(prints: Int32Array): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const [frame, print] of prints.entries()) {
    const found = places.get(print);
    if (!found) places.set(print, [frame]);
    else if (found.length <= COMMON) found.push(frame);
  }
  return places;
}

/** By how many frames a piece is later, by most of its fingerprints. */
function placeOf(
  prints: Int32Array,
  from: number,
  places: ReadonlyMap<number, readonly number[]>,
): number | undefined {
  const votes = new Map<number, number>();
  for (let frame = from; frame < Math.min(prints.length, from + PIECE); frame += STRIDE) {
    const found = places.get(prints[frame] ?? 0) ?? [];
    if (found.length > COMMON) continue;
    for (const place of found) votes.set(place - frame, (votes.get(place - frame) ?? 0) + 1);
  }
  let best: { by: number; count: number } | undefined;
  for (const by of votes.keys()) {
    let count = 0;
    for (let near = by - 1; near <= by + 1; near += 1) count += votes.get(near) ?? 0;
    if (!best || count > best.count) best = { by, count };
  }
  return best && best.count >= LEAST_VOTES ? best.by : undefined;
}

/** Frames before a boundary that belong to what comes after it: a paragraph may be timed a little early. */
const EARLY = Math.round(framesIn(0.3));

/** The frame from which the second place is the better one. */
function boundary(
  prints: Int32Array,
  others: Int32Array,
  before: Piece,
  after: { readonly from: number; readonly by: number },
): number {
  const start = Math.max(before.from, before.to - 2 * PIECE);
  const end = Math.min(prints.length, after.from + 2 * PIECE);
  let cost = 0;
  let least = 0;
  let best = start;
  for (let frame = start; frame < end; frame += 1) {
    cost +=
      differences(prints[frame], others[frame + before.by]) -
      differences(prints[frame], others[frame + after.by]);
    if (cost < least) {
      least = cost;
      best = frame + 1;
    }
  }
  return Math.max(0, best - EARLY);
}

/** How many bits two fingerprints do not have in common. */
function differences(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return BITS / 2;
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** When what was at a time of the old recording is in the new one, in seconds. */
export function moveBy(offsets: readonly Offset[], seconds: number): number {
  const by = offsets.findLast(({ from }) => from <= seconds)?.by ?? offsets[0]?.by ?? 0;
  return Math.max(0, seconds + by);
}
