/** A made-up voice: 16-bit samples at 22,050 Hz, silent, then a tone, then silent; lengths in seconds. */
export function tone(
  length: number,
  { before = 0, after = 0, loudness = 12_000 } = {},
): Int16Array {
  const clip = new Int16Array(samples(before) + samples(length) + samples(after));
  for (let index = 0; index < samples(length); index++) {
    clip[samples(before) + index] = Math.round(
      loudness * Math.cos((2 * Math.PI * 440 * index) / 22_050),
    );
  }
  return clip;
}

function samples(seconds: number): number {
  return Math.round(seconds * 22_050);
}
