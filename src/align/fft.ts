/** Turns a block of real samples into the power of each frequency, from 0 Hz to below half the sampling rate. */
export type PowerSpectrum = (samples: Float64Array, power: Float64Array) => void;

/**
 * A fast Fourier transform, radix 2, with its tables made once.
 *
 * @param size samples of a block, a power of 2; the spectrum has half as many values
 */
export function createPowerSpectrum(size: number): PowerSpectrum {
  const half = size / 2;
  const angles = Array.from({ length: half }, (_, index) => (-2 * Math.PI * index) / size);
  const cosines = Float64Array.from(angles, Math.cos);
  const sines = Float64Array.from(angles, Math.sin);
  const order = bitReversed(size);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);

  return (samples, power) => {
    for (let index = 0; index < size; index += 1) real[index] = samples[order[index] ?? 0] ?? 0;
    imaginary.fill(0);
    for (let span = 1; span < size; span *= 2) {
      const stride = half / span;
      for (let block = 0; block < size; block += 2 * span) {
        for (let offset = 0; offset < span; offset += 1) {
          const cosine = cosines[offset * stride] ?? 0;
          const sine = sines[offset * stride] ?? 0;
          const low = block + offset;
          const high = low + span;
          const re = real[high] ?? 0;
          const im = imaginary[high] ?? 0;
          const turnedRe = re * cosine - im * sine;
          const turnedIm = re * sine + im * cosine;
          const lowRe = real[low] ?? 0;
          const lowIm = imaginary[low] ?? 0;
          real[high] = lowRe - turnedRe;
          imaginary[high] = lowIm - turnedIm;
          real[low] = lowRe + turnedRe;
          imaginary[low] = lowIm + turnedIm;
        }
      }
    }
    for (let index = 0; index < half; index += 1)
      power[index] = (real[index] ?? 0) ** 2 + (imaginary[index] ?? 0) ** 2;
  };
}

/** Where each sample comes from, so that the transform can work in place. */
function bitReversed(size: number): Uint16Array {
  const order = new Uint16Array(size);
  for (let index = 1; index < size; index += 1)
    order[index] = ((order[index >> 1] ?? 0) >> 1) | (index % 2 === 0 ? 0 : size / 2);
  return order;
}
