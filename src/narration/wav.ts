/** Hz: espeak-ng's own rate, so that nothing is resampled. */
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
 * @throws RangeError for anything but 16-bit mono PCM at `SAMPLE_RATE`
 * @see https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export function readWav(bytes: Uint8Array): Pcm {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fourCC = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (fourCC(0) !== "RIFF" || fourCC(8) !== "WAVE")
    throw new RangeError("Unexpected data, expected a WAV file");

  for (let at = 12; at + 8 <= bytes.length;) {
    const start = at + 8;
    const size = view.getUint32(at + 4, true);
    if (fourCC(at) === "fmt ") expectFormat(view, start);
    if (fourCC(at) === "data")
      return readSamples(view, start, Math.min(size, bytes.length - start));
    at = start + size + (size % 2);
  }
  throw new RangeError("Unexpected end of the WAV file, expected a data chunk");
}

function expectFormat(view: DataView, start: number): void {
  const channels = view.getUint16(start + 2, true);
  const rate = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  if (channels !== 1 || rate !== SAMPLE_RATE || bits !== 16) {
    throw new RangeError(
      `Unexpected WAV with ${channels} × ${bits} bit at ${rate} Hz, expected 1 × 16 bit at ${SAMPLE_RATE} Hz`,
    );
  }
}

function readSamples(view: DataView, start: number, size: number): Pcm {
  return Int16Array.from({ length: Math.floor(size / 2) }, (_, index) =>
    view.getInt16(start + 2 * index, true),
  );
}
