import { SAMPLE_RATE } from "../../src/align/mel-bands.ts";

/** A made-up voice. */
export interface Voice {
  /** Hz. */
  readonly pitch: number;
  /** Factor of all formants. */
  readonly tract: number;
  /** Factor of all lengths. */
  readonly pace: number;
}

export const READER: Voice = { pitch: 110, tract: 1, pace: 1 };
export const SPEAKER: Voice = { pitch: 190, tract: 1.12, pace: 1.15 };

/** The first three formants of a few vowels and voiced consonants, in Hz. */
const SOUNDS = [
  [270, 2290, 3010],
  [390, 1990, 2550],
  [530, 1840, 2480],
  [660, 1720, 2410],
  [730, 1090, 2440],
  [570, 840, 2410],
  [440, 1020, 2240],
  [300, 870, 2240],
  [640, 1190, 2390],
  [490, 1350, 1690],
  [250, 1200, 2100],
  [350, 1500, 2700],
] as const;

/** Numbers from 0 to 1, always the same for a seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Says a paragraph: which sounds it has, and how long each is, depend on its number alone; how they sound on the voice. */
export function babble(paragraph: number, voice: Voice, syllables = 18): Float32Array {
  const next = random(paragraph * 7919 + 1);
  const pieces = Array.from({ length: syllables }, (_, index) => {
    const formants = SOUNDS[Math.floor(next() * SOUNDS.length)] ?? SOUNDS[0];
    const length = (0.1 + 0.12 * next()) * voice.pace;
    const isLast = index % 9 === 8;
    return concat(syllable(formants, length, voice), silence(isLast ? 0.3 : 0.02));
  });
  return concat(...pieces);
}

function syllable(formants: readonly number[], length: number, { pitch, tract }: Voice) {
  const samples = new Float32Array(Math.round(length * SAMPLE_RATE));
  for (let harmonic = pitch; harmonic < 6000; harmonic += pitch) {
    const loudness = formants.reduce((sum, formant, index) => {
      const off = (harmonic - formant * tract) / (90 + 50 * index);
      return sum + 1 / (1 + off * off) / (1 + index);
    }, 0.002);
    for (let index = 0; index < samples.length; index += 1)
      samples[index] =
        (samples[index] ?? 0) + loudness * Math.sin((2 * Math.PI * harmonic * index) / SAMPLE_RATE);
  }
  return samples.map(
    (sample, index) => 0.08 * sample * Math.sin((Math.PI * index) / samples.length) ** 0.5,
  );
}

export function silence(seconds: number): Float32Array {
  return new Float32Array(Math.round(seconds * SAMPLE_RATE));
}

export function concat(...sounds: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    joined.set(sound, at);
    at += sound.length;
  }
  return joined;
}

/** Sounds one after the other, with pauses between them. @returns with the start and the end of each, in seconds */
export function recite(
  sounds: readonly Float32Array[],
  pause: (index: number) => number = () => 0.6,
): { samples: Float32Array; spans: { start: number; end: number }[] } {
  let end = 0;
  const spans = sounds.map(({ length }, index) => {
    const start = end + pause(index);
    end = start + length / SAMPLE_RATE;
    return { start, end };
  });
  const samples = concat(
    ...sounds.flatMap((sound, index) => [silence(pause(index)), sound]),
    silence(0.6),
  );
  return { samples, spans };
}
