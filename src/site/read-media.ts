import { readFile } from "node:fs/promises";
import {
  ADTS,
  BufferSource,
  FilePathSource,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  type Source,
  WAVE,
  WEBM,
} from "mediabunny";

export interface MediaFacts {
  readonly kind: "audio" | "video";
  /** Seconds. */
  readonly duration: number;
  /** Whether `cuedeck narrate` has made it, which it writes into the file's tags. */
  readonly synthetic: boolean;
}

/** Formats that browsers play, in the order in which they are tried. */
const PLAYED = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS];

/**
 * Reads kind and duration of an MP3, M4A, WAV, Ogg, Opus, FLAC, MP4, MOV or WebM file.
 *
 * @throws an error that names the path when the file is no media; errors of the file system as they are
 */
export async function readMedia(path: string): Promise<MediaFacts> {
  try {
    using input = openInput(new FilePathSource(path));
    const synthetic = await isSynthetic(input);
    const isMp3 = (await input.getFormat()) === MP3;
    const duration = isMp3
      ? await mp3Duration(input, path, synthetic)
      : await input.computeDuration();
    if (duration > 0)
      return {
        kind: (await input.getPrimaryVideoTrack()) ? "video" : "audio",
        duration,
        synthetic,
      };
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    throw noMedia(path, error);
  }
  throw noMedia(path);
}

/** Only an MP3 of `cuedeck narrate` states its length exactly. Counting frames is three times as fast in memory. */
async function mp3Duration(input: Input, path: string, isOurs: boolean): Promise<number> {
  const stated = isOurs ? await input.getDurationFromMetadata() : null;
  if (stated !== null) return stated;
  using whole = openInput(new BufferSource(await readFile(path)));
  return await whole.computeDuration();
}

async function isSynthetic(input: Input): Promise<boolean> {
  const { raw = {} } = await input.getMetadataTags();
  const { TXXX: found } = raw;
  return typeof found === "object" && found !== null && "CUEDECK_NARRATION" in found;
}

/** Opens a recording, which is not read yet. */
export function openInput(source: Source): Input {
  return new Input({ source, formats: PLAYED });
}

function noMedia(path: string, cause?: unknown): Error {
  return new Error(`Unexpected data in ${path}, expected audio or video that a browser plays`, {
    cause,
  });
}
