import { assemble, type Clip, type Gap } from "./assemble.ts";
import type { Speak } from "./espeak.ts";
import { normalise, trim } from "./level.ts";
import { encodeMp3, type Mp3Tags } from "./mp3.ts";

export interface Paragraph {
  readonly text: string;
  /** What it begins, and so how long the pause before it is. */
  readonly gap: Gap;
}

export interface Narration {
  readonly mp3: Uint8Array;
  /** Seconds at which each paragraph's sound starts, multiples of a tenth. */
  readonly starts: readonly number[];
  /** Seconds, of the MP3. */
  readonly duration: number;
}

export interface NarrateOptions {
  readonly speak: Speak;
  readonly tags: Mp3Tags;
  /** Called after each paragraph that was spoken. */
  readonly onProgress?: ((spoken: number, total: number) => void) | undefined;
}

/**
 * Speaks paragraphs one after the other into one MP3.
 *
 * @throws what `speak` throws
 */
export async function narrate(
  paragraphs: readonly Paragraph[],
  options: NarrateOptions,
): Promise<Narration> {
  const clips: Clip[] = [];
  for (const { text, gap } of paragraphs) {
    clips.push({ pcm: trim(await options.speak(text)), gap });
    options.onProgress?.(clips.length, paragraphs.length);
  }
  const { pcm, starts } = assemble(clips);
  const { bytes, duration } = await encodeMp3(normalise(pcm), options.tags);
  return { mp3: bytes, starts, duration };
}
