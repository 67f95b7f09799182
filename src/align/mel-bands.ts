import { createPowerSpectrum } from "./fft.ts";

/** Hz of the sound that is compared. */
export const SAMPLE_RATE = 16_000;
/** Samples from one frame to the next: 10 ms. */
export const HOP = 160;
/** Samples of a frame, 25 ms, and of the transform. */
const FRAME = 400;
const TRANSFORM = 512;
/** How much of the sample before is taken away, so that high frequencies count as much as low ones. */
const PRE_EMPHASIS = 0.97;

/** Bands of a frame, equally wide on the mel scale. */
export const BANDS = 26;
const LOWEST = 90;
const HIGHEST = 6000;
/** Mels from the middle of one band to that of the next. */
const SPACING = (toMel(HIGHEST) - toMel(LOWEST)) / (BANDS + 1);

/** How loud each band is in each frame. */
export interface MelFrames {
  readonly count: number;
  /** Energies, `BANDS` a frame. */
  readonly bands: Float32Array;
}

/** Frames whose energies are kept together: 41 s. */
const BLOCK = 4096;

/** Measures the bands of a sound that comes in pieces. */
export class MelAnalyser {
  readonly #window = Float64Array.from(
    { length: FRAME },
    (_, index) => 0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (FRAME - 1)),
  );
  readonly #spectrum = createPowerSpectrum(TRANSFORM);
  readonly #filters = createFilters();
  readonly #block = new Float64Array(TRANSFORM);
  readonly #power = new Float64Array(TRANSFORM / 2);
  readonly #blocks: Float32Array[] = [];
  /** The sample before the next frame, and those of the next frame that have come. */
  readonly #waiting = new Float32Array(FRAME + 1);
  #filled = 1;
  #count = 0;

  /** @param samples mono, at `SAMPLE_RATE`, from −1 to 1 */
  push(samples: Float32Array): void {
    for (let from = 0; from < samples.length;) {
      const taken = Math.min(samples.length - from, FRAME + 1 - this.#filled);
      this.#waiting.set(samples.subarray(from, from + taken), this.#filled);
      this.#filled += taken;
      from += taken;
      if (this.#filled <= FRAME) continue;
      this.#measure();
      this.#waiting.copyWithin(0, HOP);
      this.#filled -= HOP;
    }
  }

  /** Frames so far; a frame that is not whole is left out. */
  finish(): MelFrames {
    const bands = new Float32Array(this.#count * BANDS);
    for (const [index, block] of this.#blocks.entries()) {
      const at = index * BLOCK * BANDS;
      bands.set(block.subarray(0, Math.min(block.length, bands.length - at)), at);
    }
    return { count: this.#count, bands };
  }

  #measure(): void {
    for (let index = 0; index < FRAME; index += 1) {
      const emphasised =
        (this.#waiting[index + 1] ?? 0) - PRE_EMPHASIS * (this.#waiting[index] ?? 0);
      this.#block[index] = emphasised * (this.#window[index] ?? 0);
    }
    this.#spectrum(this.#block, this.#power);
    if (this.#count % BLOCK === 0) this.#blocks.push(new Float32Array(BLOCK * BANDS));
    const block = this.#blocks.at(-1);
    const at = (this.#count % BLOCK) * BANDS;
    for (const [band, { first, weights }] of this.#filters.entries()) {
      let energy = 0;
      for (let index = 0; index < weights.length; index += 1)
        energy += (weights[index] ?? 0) * (this.#power[first + index] ?? 0);
      if (block) block[at + band] = energy;
    }
    this.#count += 1;
  }
}

/** The bands of a whole sound. */
export function melBands(samples: Float32Array): MelFrames {
  const analyser = new MelAnalyser();
  analyser.push(samples);
  return analyser.finish();
}

/** Weights of the spectrum's values from the first on. */
interface Filter {
  readonly first: number;
  readonly weights: Float64Array;
}

/** A triangle a band, from the middle of the band below to that of the band above. */
function createFilters(): Filter[] {
  const edge = (index: number) =>
    (fromMel(toMel(LOWEST) + SPACING * index) * TRANSFORM) / SAMPLE_RATE;
  return Array.from({ length: BANDS }, (_, band) => {
    const [low, middle, high] = [edge(band), edge(band + 1), edge(band + 2)];
    const first = Math.ceil(low);
    const length = Math.max(0, Math.ceil(high) - first);
    const weights = Float64Array.from({ length }, (_, index) => {
      const at = first + index;
      return at <= middle ? (at - low) / (middle - low) : (high - at) / (high - middle);
    });
    return { first, weights };
  });
}

/**
 * Which bands a voice has whose vocal tract is shorter or longer: for each band the one below where it lies then, and how
 * far towards the next.
 *
 * @param factor of all frequencies
 */
export function warpedBands(factor: number): { readonly band: number; readonly share: number }[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const frequency = factor * fromMel(toMel(LOWEST) + SPACING * (band + 1));
    const at = (toMel(frequency) - toMel(LOWEST)) / SPACING - 1;
    const below = Math.max(0, Math.min(BANDS - 2, Math.floor(at)));
    return { band: below, share: Math.max(0, Math.min(1, at - below)) };
  });
}

function toMel(frequency: number): number {
  return 1127 * Math.log(1 + frequency / 700);
}

function fromMel(mel: number): number {
  return 700 * (Math.exp(mel / 1127) - 1);
}

/** Frames in some seconds, not rounded. */
export function framesIn(seconds: number): number {
  return (seconds * SAMPLE_RATE) / HOP;
}

export function secondsOf(frames: number): number {
  return (frames * HOP) / SAMPLE_RATE;
}
