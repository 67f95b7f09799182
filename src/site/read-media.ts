import { readFile } from "node:fs/promises";
import { ALL_FORMATS, BufferSource, FilePathSource, Input, MP3, type Source } from "mediabunny";

export interface MediaFacts {
  readonly kind: "audio" | "video";
  /** Seconds. */
  readonly duration: number;
  /** Whether the voice is a machine's, as `cuedeck narrate` notes in the file. */
  readonly synthetic: boolean;
}

/**
 * Reads what there is to know about an MP3, M4A, WAV, Ogg, Opus, FLAC, MP4, MOV or WebM file.
 *
 * @throws Error that names the path when the file is no media; the file system's errors as they are
 */
export async function readMedia(path: string): Promise<MediaFacts> {
  try {
    using input = open(new FilePathSource(path));
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

/** An MP3 of ours states its length exactly; others are counted frame by frame, which takes a third of the time in memory. */
async function mp3Duration(input: Input, path: string, isOurs: boolean): Promise<number> {
  const stated = isOurs ? await input.getDurationFromMetadata() : null;
  if (stated !== null) return stated;
  using whole = open(new BufferSource(await readFile(path)));
  return await whole.computeDuration();
}

async function isSynthetic(input: Input): Promise<boolean> {
  const { raw = {} } = await input.getMetadataTags();
  const { TXXX: found } = raw;
  return typeof found === "object" && found !== null && "CUEDECK_NARRATION" in found;
}

function open(source: Source): Input {
  return new Input({ source, formats: ALL_FORMATS });
}

function noMedia(path: string, cause?: unknown): Error {
  return new Error(`Unexpected data in ${path}, expected audio or video that a browser plays`, {
    cause,
  });
}
