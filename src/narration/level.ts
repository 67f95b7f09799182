import { type Pcm, samplesIn } from "./pcm.ts";

/** Below this (−50 dBFS) a voice's clip is taken for silence at its ends. */
const SILENCE = 104;
/** Kept before and after the sound, and used to fade; inaudible as a shift of the start. */
const LEAD = samplesIn(0.004);
const TAIL = samplesIn(0.03);
/** −1.5 dBFS: room for what the MP3 encoder adds. */
const PEAK = 32_767 * 10 ** (-1.5 / 20);

/** Cuts the silence off both ends of a clip and fades the edges, so that it starts where its sound does, without a click. */
export function trim(clip: Pcm): Pcm {
  const first = clip.findIndex(isSound);
  if (first === -1) return new Int16Array(0);
  const last = clip.findLastIndex(isSound);
  const trimmed = clip.slice(Math.max(0, first - LEAD), Math.min(clip.length, last + 1 + TAIL));
  return trimmed.map(
    (sample, index) => sample * Math.min(1, (index + 1) / LEAD, (trimmed.length - index) / TAIL),
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
