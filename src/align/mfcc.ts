import { BANDS, type MelFrames, secondsOf, warpedBands } from "./mel-bands.ts";

/** Mel-frequency cepstral coefficients of a frame: the shape of its spectrum. */
const COEFFICIENTS = 13;
/** Values of a feature: each coefficient, and how it changes. */
export const FEATURE = 2 * COEFFICIENTS;
/** How much the first coefficient, the loudness, counts. */
const LOUDNESS = 0.4;
/** −45 dB of the loud frames: what is below is noise in any recording. */
const FLOOR = 10 ** -4.5;
/** dB below which a frame says nothing about a voice. */
const AUDIBLE = -30;
/** The share of frames that are less loud than the quiet ones, and than the loud ones. */
const QUIET = 0.08;
const LOUD = 0.95;

/** The coefficients of each frame, of mean 0 and variance 1. */
export interface Cepstra {
  readonly count: number;
  readonly coefficients: Float32Array;
  /** 1 for a frame without a voice. */
  readonly quiet: Uint8Array;
}

/** How loud the loud frames are, and the noise in each band as a share of that. */
export interface Loudness {
  readonly loud: number;
  readonly noise: readonly number[];
}

export function measureLoudness({ count, bands }: MelFrames): Loudness {
  const energies = totals({ count, bands });
  const loud = quantile(energies, LOUD) || 1;
  const noise = Array.from({ length: BANDS }, (_, band) => {
    const own = new Float32Array(count);
    for (let frame = 0; frame < count; frame += 1) own[frame] = bands[frame * BANDS + band] ?? 0;
    return quantile(own, QUIET) / loud;
  });
  return { loud, noise };
}

export interface CepstraOptions {
  /** Noise to be added to each band, as a share of the loud frames: what one recording has, the other must have too. */
  readonly noise: readonly number[];
  /** Factor of all frequencies, for a vocal tract of another length. */
  readonly warp?: number;
}

/** @see https://en.wikipedia.org/wiki/Mel-frequency_cepstrum */
export function cepstra(frames: MelFrames, { noise, warp = 1 }: CepstraOptions): Cepstra {
  const { count, bands } = frames;
  const energies = totals(frames);
  const loud = quantile(energies, LOUD) || 1;
  const floors = noise.map((share) => loud * Math.max(FLOOR / BANDS, share));
  const sources = warpedBands(warp);
  const coefficients = new Float32Array(count * COEFFICIENTS);
  const logs = new Float64Array(BANDS);
  for (let frame = 0; frame < count; frame += 1) {
    const at = frame * BANDS;
    for (const [index, { band, share }] of sources.entries()) {
      const low = bands[at + band] ?? 0;
      const high = bands[at + band + 1] ?? 0;
      logs[index] = Math.log(low + share * (high - low) + (floors[index] ?? 0));
    }
    for (const [index, cosines] of COSINES.entries()) {
      let sum = 0;
      for (let band = 0; band < BANDS; band += 1) sum += (cosines[band] ?? 0) * (logs[band] ?? 0);
      coefficients[frame * COEFFICIENTS + index] = sum;
    }
  }
  const levels = energies.map((energy) => 10 * Math.log10(energy / loud + 1e-9));
  normalise(coefficients, levels);
  const threshold = quietBelow(levels);
  const quiet = Uint8Array.from(levels, (level) => (level < threshold ? 1 : 0));
  return { count, coefficients, quiet };
}

/** Seconds with a voice, or another sound, in a recording. */
export function voicedSeconds(frames: MelFrames): number {
  const energies = totals(frames);
  const loud = quantile(energies, LOUD) || 1;
  const levels = energies.map((energy) => 10 * Math.log10(energy / loud + 1e-9));
  const threshold = quietBelow(levels);
  return secondsOf(levels.filter((level) => level >= threshold).length);
}

/** The dB below which a frame has no voice. */
function quietBelow(levels: Float32Array): number {
  return Math.min(-12, Math.max(AUDIBLE, quantile(levels, QUIET) + 5));
}

/** A discrete cosine transform of the bands, orthonormal. */
const COSINES = Array.from({ length: COEFFICIENTS }, (_, index) =>
  Float64Array.from(
    { length: BANDS },
    (_, band) =>
      Math.cos((Math.PI * index * (band + 0.5)) / BANDS) * Math.sqrt((index === 0 ? 1 : 2) / BANDS),
  ),
);

function totals({ count, bands }: MelFrames): Float32Array {
  const energies = new Float32Array(count);
  for (let index = 0; index < count * BANDS; index += 1) {
    const frame = Math.floor(index / BANDS);
    energies[frame] = (energies[frame] ?? 0) + (bands[index] ?? 0);
  }
  return energies;
}

/** Gives each coefficient mean 0 and variance 1 over what is audible, in place. */
function normalise(coefficients: Float32Array, levels: Float32Array): void {
  for (let index = 0; index < COEFFICIENTS; index += 1) {
    let [sum, squares, audible] = [0, 0, 0];
    for (const [frame, level] of levels.entries()) {
      if (level <= AUDIBLE) continue;
      const value = coefficients[frame * COEFFICIENTS + index] ?? 0;
      sum += value;
      squares += value * value;
      audible += 1;
    }
    const mean = audible === 0 ? 0 : sum / audible;
    const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, audible) - mean * mean)) || 1;
    for (let at = index; at < coefficients.length; at += COEFFICIENTS)
      coefficients[at] = ((coefficients[at] ?? 0) - mean) / deviation;
  }
}

/** Values that are enough to find a quantile. */
const SAMPLE = 40_000;

function quantile(values: Float32Array, share: number): number {
  const stride = Math.ceil(values.length / SAMPLE) || 1;
  const sorted = values.filter((_, index) => index % stride === 0).sort();
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

/** What is compared: the mean of some frames, and how they differ from those before to those after. */
export interface Features {
  readonly count: number;
  /** `FEATURE` a feature. */
  readonly values: Float32Array;
  /** 1 for one without a voice. */
  readonly quiet: Uint8Array;
}

/** @param size frames of a feature */
export function poolFeatures({ count, coefficients, quiet }: Cepstra, size: number): Features {
  const pooled = Math.floor(count / size);
  const values = new Float32Array(pooled * FEATURE);
  /** Frames on either side from which the change is measured. */
  const reach = Math.min(12, Math.max(4, size));
  const meanOf = (from: number, length: number, index: number) => {
    let sum = 0;
    for (let frame = from; frame < from + length; frame += 1) {
      const kept = Math.max(0, Math.min(count - 1, frame));
      sum += coefficients[kept * COEFFICIENTS + index] ?? 0;
    }
    return sum / length;
  };
  for (let feature = 0; feature < pooled; feature += 1) {
    const from = feature * size;
    for (let index = 0; index < COEFFICIENTS; index += 1) {
      const weight = index === 0 ? LOUDNESS : 1;
      const at = feature * FEATURE + index;
      const change = meanOf(from + size, reach, index) - meanOf(from - reach, reach, index);
      values[at] = weight * meanOf(from, size, index);
      values[at + COEFFICIENTS] = (weight * change) / 2;
    }
  }
  const isQuiet = Uint8Array.from({ length: pooled }, (_, feature) => {
    const own = quiet.subarray(feature * size, (feature + 1) * size);
    return own.reduce((sum, value) => sum + value, 0) >= size * 0.75 ? 1 : 0;
  });
  return { count: pooled, values, quiet: isQuiet };
}

/** How much two features differ, about 1 for two that have nothing to do with each other. */
export function distance(a: Features, row: number, b: Features, column: number): number {
  const left = a.values;
  const right = b.values;
  const atLeft = row * FEATURE;
  const atRight = column * FEATURE;
  let sum = 0;
  for (let index = 0; index < FEATURE; index += 1) {
    const difference = (left[atLeft + index] ?? 0) - (right[atRight + index] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum / FEATURE);
}
