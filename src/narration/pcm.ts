/** Hz, of every clip: what espeak-ng speaks at, so that nothing is resampled. */
export const SAMPLE_RATE = 22_050;

/** 16-bit mono samples at `SAMPLE_RATE`. */
export type Pcm = Int16Array;

/** A whole number of samples for a span in seconds. */
export function samplesIn(seconds: number): number {
  return Math.round(seconds * SAMPLE_RATE);
}
