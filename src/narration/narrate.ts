import { encodeMp3, type Mp3Tags } from "./mp3.ts";
import type { Speak } from "./voice.ts";
import { type Pcm, SAMPLE_RATE, samplesIn } from "./wav.ts";

export interface Paragraph {
  readonly text: string;
  /** Decides how long the pause before it is. */
  readonly gap: Gap;
  /** Seconds before which it does not begin. */
  readonly notBefore?: number | undefined;
}

export interface Narration {
  readonly mp3: Uint8Array;
  /** Start of each paragraph's sound in seconds, a multiple of 0.1. */
  readonly starts: readonly number[];
  /** Of the MP3, in seconds. */
  readonly duration: number;
}

export interface NarrateOptions {
  readonly speak: Speak;
  readonly tags: Mp3Tags;
  /** Called after each paragraph. */
  readonly onProgress?: ((spoken: number, total: number) => void) | undefined;
}

/**
 * Speaks paragraphs one after the other into one MP3.
 *
 * @throws the errors of `speak`
 */
export async function narrate(
  paragraphs: readonly Paragraph[],
  options: NarrateOptions,
): Promise<Narration> {
  const clips: Clip[] = [];
  for (const { text, gap, notBefore } of paragraphs) {
    clips.push({ pcm: trim(await options.speak(text)), gap, notBefore });
    options.onProgress?.(clips.length, paragraphs.length);
  }
  const { pcm, starts } = assemble(clips);
  const { bytes, duration } = await encodeMp3(normalise(pcm), options.tags);
  return { mp3: bytes, starts, duration };
}

/** Minimum seconds of silence before a clip, which starts at the next tenth of a second. */
const GAPS = { "lead-in": 0.4, paragraph: 0.55, slide: 0.9, segment: 1.6 } as const;
const SILENCE_AT_END = 0.8;
/** Samples of a tenth of a second: timecodes have one decimal, so a clip that starts on a tenth has an exact one. */
const TENTH = SAMPLE_RATE / 10;

/** What comes before a clip: the start of the recording, a paragraph, a slide or a segment. */
export type Gap = keyof typeof GAPS;

interface Clip {
  readonly pcm: Pcm;
  readonly gap: Gap;
  readonly notBefore?: number | undefined;
}

export interface Recording {
  readonly pcm: Pcm;
  /** Start of each clip in seconds, a multiple of 0.1. */
  readonly starts: readonly number[];
}

/** Joins clips with pauses into one recording in which every clip starts on a tenth of a second. */
export function assemble(clips: readonly Clip[]): Recording {
  let end = 0;
  const tenths = clips.map(({ pcm, gap, notBefore = 0 }) => {
    const earliest = Math.max(end + samplesIn(GAPS[gap]), samplesIn(notBefore));
    const tenth = Math.ceil(earliest / TENTH);
    end = tenth * TENTH + pcm.length;
    return tenth;
  });

  const recording = new Int16Array(end + samplesIn(SILENCE_AT_END));
  for (const [index, { pcm }] of clips.entries()) recording.set(pcm, (tenths[index] ?? 0) * TENTH);
  return { pcm: recording, starts: tenths.map((tenth) => tenth / 10) };
}

/** The level (−50 dBFS) below which the ends of a clip count as silence. */
const SILENCE = 104;
/** Samples that are kept before and after the sound, and faded. */
const LEAD = samplesIn(0.004);
const FADE_OUT = samplesIn(0.03);
/** −1.5 dBFS: headroom for the overshoot of the MP3 encoder. */
const PEAK = 32_767 * 10 ** (-1.5 / 20);

/** Trims the silence at both ends of a clip, and fades the ends so that they do not click. */
export function trim(clip: Pcm): Pcm {
  const first = clip.findIndex(isSound);
  if (first === -1) return new Int16Array(0);
  const last = clip.findLastIndex(isSound);
  const trimmed = clip.slice(Math.max(0, first - LEAD), Math.min(clip.length, last + 1 + FADE_OUT));
  return trimmed.map(
    (sample, index) =>
      sample * Math.min(1, (index + 1) / LEAD, (trimmed.length - index) / FADE_OUT),
  );
}

/** Scales a recording so that its loudest sample is at −1.5 dBFS; silence stays silence. */
export function normalise(recording: Pcm): Pcm {
  const peak = recording.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  return peak === 0 ? recording : recording.map((sample) => Math.round((sample * PEAK) / peak));
}

function isSound(sample: number): boolean {
  return Math.abs(sample) > SILENCE;
}
