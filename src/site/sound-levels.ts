import { SAMPLE_RATE } from "../align/mel-bands.ts";
import { decodeRecording } from "../decode/decode-recording.ts";
import { LEVELS_PER_SECOND } from "../timeline/timing-sheet.ts";
import type { Project } from "./project.ts";

const SAMPLES = SAMPLE_RATE / LEVELS_PER_SECOND;

/**
 * How loud a recording is, for its waveform.
 *
 * @param path absolute
 * @returns pieces of its levels, `LEVELS_PER_SECOND`: the greatest sample of each, from 0 to 255
 * @throws {DecodingError} when it can't be decoded
 */
export async function* soundLevels(path: string, project: Project): AsyncGenerator<Uint8Array> {
  let level = 0;
  let count = 0;
  for await (const samples of decodeRecording(path, project.browser)) {
    const levels: number[] = [];
    for (const sample of samples) {
      level = Math.max(level, Math.abs(sample));
      count += 1;
      if (count < SAMPLES) continue;
      levels.push(Math.min(255, Math.round(level * 255)));
      level = 0;
      count = 0;
    }
    yield Uint8Array.from(levels);
  }
}
