import { resample } from "../align/resample.ts";

/** Hz: espeak-ng's rate, and of the MP3. */
export const SAMPLE_RATE = 22_050;

/** 16-bit mono samples at `SAMPLE_RATE`. */
export type Pcm = Int16Array;

/** The number of samples, rounded, of a length in seconds. */
export function samplesIn(seconds: number): number {
  return Math.round(seconds * SAMPLE_RATE);
}

/**
 * Reads the samples of a WAV file, also of a streamed one, whose header states a false length. By hand, as mediabunny
 * reads it no shorter, only asynchronously, and not if the length of the RIFF chunk is 0.
 *
 * @throws RangeError for anything but 16-bit mono PCM
 * @see https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export function readWav(bytes: Uint8Array): Pcm {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fourCC = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (fourCC(0) !== "RIFF" || fourCC(8) !== "WAVE")
    throw new RangeError("Unexpected data, expected a WAV file");

  let rate = SAMPLE_RATE;
  for (let at = 12; at + 8 <= bytes.length;) {
    const start = at + 8;
    const size = view.getUint32(at + 4, true);
    if (fourCC(at) === "fmt ") rate = readRate(view, start);
    if (fourCC(at) === "data")
      return toPcm(readSamples(view, start, Math.min(size, bytes.length - start)), rate);
    at = start + size + (size % 2);
  }
  throw new RangeError("Unexpected end of the WAV file, expected a data chunk");
}

function readRate(view: DataView, start: number): number {
  const channels = view.getUint16(start + 2, true);
  const rate = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  if (channels !== 1 || bits !== 16) {
    throw new RangeError(
      `Unexpected WAV with ${channels} × ${bits} bit at ${rate} Hz, expected 1 × 16 bit`,
    );
  }
  return rate;
}

function readSamples(view: DataView, start: number, size: number): Int16Array {
  return Int16Array.from({ length: Math.floor(size / 2) }, (_, index) =>
    view.getInt16(start + 2 * index, true),
  );
}

function toPcm(samples: Int16Array, rate: number): Pcm {
  if (rate === SAMPLE_RATE) return samples;
  const resampled = resample(Float32Array.from(samples), rate, SAMPLE_RATE);
  return Int16Array.from(resampled, (sample) =>
    Math.max(-32_768, Math.min(32_767, Math.round(sample))),
  );
}
