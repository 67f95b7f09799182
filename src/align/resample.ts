/** Periods of the lower rate on either side of a sample from which it is made. */
const REACH = 8;
/** Of the lower rate's highest frequency: what is above, the filter takes out only in part. */
const KEPT = 0.95;

/**
 * Changes the sampling rate of a sound that comes in pieces, by a windowed sinc.
 *
 * @see https://ccrma.stanford.edu/~jos/resample/
 */
export class Resampler {
  readonly #step: number;
  readonly #phases: number;
  readonly #reach: number;
  /** A filter for each place between two samples at which one is needed. */
  readonly #filters: readonly Float32Array[];
  /** Samples from `#from` on that are still needed. */
  #samples: Float32Array;
  #from: number;
  /** The sample to be made next. */
  #next = 0;

  constructor(from: number, to: number) {
    const divisor = greatestCommonDivisor(from, to);
    this.#step = from / divisor;
    this.#phases = to / divisor;
    const cutoff = Math.min(1, to / from) * KEPT;
    this.#reach = Math.ceil(REACH / cutoff);
    this.#filters = Array.from({ length: this.#phases }, (_, phase) =>
      createFilter(phase / this.#phases, cutoff, this.#reach),
    );
    this.#samples = new Float32Array(this.#reach);
    this.#from = -this.#reach;
  }

  /** @returns the samples that can be made of those that came until now */
  push(samples: Float32Array): Float32Array {
    if (this.#step === 1 && this.#phases === 1) return samples;
    const joined = new Float32Array(this.#samples.length + samples.length);
    joined.set(this.#samples);
    joined.set(samples, this.#samples.length);
    const end = this.#from + joined.length;
    const last = Math.floor(((end - this.#reach - 1) * this.#phases) / this.#step);
    const made = new Float32Array(Math.max(0, last - this.#next));
    for (let index = 0; index < made.length; index += 1) {
      const place = (this.#next + index) * this.#step;
      const filter = this.#filters[place % this.#phases];
      if (!filter) continue;
      const first = Math.floor(place / this.#phases) - this.#reach + 1 - this.#from;
      let sum = 0;
      for (let tap = 0; tap < filter.length; tap += 1)
        sum += (filter[tap] ?? 0) * (joined[first + tap] ?? 0);
      made[index] = sum;
    }
    this.#next += made.length;
    const needed = Math.floor((this.#next * this.#step) / this.#phases) - this.#reach;
    this.#samples = joined.slice(Math.max(0, needed - this.#from));
    this.#from = end - this.#samples.length;
    return made;
  }

  /** @returns the last samples */
  finish(): Float32Array {
    return this.push(new Float32Array(this.#reach + 2));
  }
}

/** @returns a whole sound at another rate */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const resampler = new Resampler(from, to);
  const [most, rest] = [resampler.push(samples), resampler.finish()];
  const made = new Float32Array(Math.ceil((samples.length * to) / from));
  made.set(most.subarray(0, made.length));
  made.set(rest.subarray(0, made.length - most.length), most.length);
  return made;
}

/** @param offset of what is made from the sample at or before it, below 1 */
function createFilter(offset: number, cutoff: number, reach: number): Float32Array {
  const filter = Float32Array.from({ length: 2 * reach }, (_, tap) => {
    const away = tap - reach + 1 - offset;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * away) / reach);
    const angle = Math.PI * away * cutoff;
    return window * (angle === 0 ? 1 : Math.sin(angle) / angle);
  });
  const sum = filter.reduce((total, value) => total + value, 0);
  return filter.map((value) => value / sum);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
