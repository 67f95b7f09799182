import { type Pcm, SAMPLE_RATE, samplesIn } from "./pcm.ts";

/** Seconds of silence before a clip, at least: the clip starts at the next tenth of a second. */
const GAPS = { "lead-in": 0.4, paragraph: 0.55, slide: 0.9, segment: 1.6 } as const;
const TAIL = 0.8;
/** A timecode `[mm:ss.s]` names the sample exactly when a clip starts on a tenth. */
const TENTH = SAMPLE_RATE / 10;

/** What a clip begins, and so how long the silence before it is. */
export type Gap = keyof typeof GAPS;

export interface Clip {
  readonly pcm: Pcm;
  readonly gap: Gap;
}

export interface Recording {
  readonly pcm: Pcm;
  /** Seconds, one for each clip, multiples of a tenth. */
  readonly starts: readonly number[];
}

/** Joins clips with pauses into one recording in which every clip starts on a tenth of a second. */
export function assemble(clips: readonly Clip[]): Recording {
  let end = 0;
  const tenths = clips.map(({ pcm, gap }) => {
    const tenth = Math.ceil((end + samplesIn(GAPS[gap])) / TENTH);
    end = tenth * TENTH + pcm.length;
    return tenth;
  });

  const recording = new Int16Array(end + samplesIn(TAIL));
  for (const [index, { pcm }] of clips.entries()) recording.set(pcm, (tenths[index] ?? 0) * TENTH);
  return { pcm: recording, starts: tenths.map((tenth) => tenth / 10) };
}
