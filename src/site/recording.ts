import { createReadStream } from "node:fs";
import {
  ALL_FORMATS,
  type AudioCodec,
  Conversion,
  FilePathSource,
  FilePathTarget,
  Input,
  type InputFormat,
  MATROSKA,
  MP3,
  MP4,
  Mp4OutputFormat,
  OGG,
  Output,
  type OutputFormat,
  QTFF,
  WAVE,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
import { readMedia } from "./read-media.ts";

/** A recording in which a browser finds any moment. */
export interface Recording {
  /** Where it lies now. */
  readonly path: string;
  /** `webm`, `m4a`, `mp3`, `ogg` or `wav`. */
  readonly extension: string;
  /** Seconds. */
  readonly duration: number;
}

interface Kind {
  readonly formats: readonly InputFormat[];
  /** Those that browsers play. */
  readonly codecs: readonly AudioCodec[];
  readonly extension: string;
  /** For what a recorder writes while it records: without a length, and without places to seek to. */
  readonly rewrite?: () => OutputFormat;
}

const KINDS: readonly Kind[] = [
  {
    formats: [WEBM, MATROSKA],
    codecs: ["opus", "vorbis"],
    extension: "webm",
    rewrite: () => new WebMOutputFormat(),
  },
  {
    formats: [MP4, QTFF],
    codecs: ["aac", "opus", "mp3", "flac"],
    extension: "m4a",
    rewrite: () => new Mp4OutputFormat({ fastStart: false }),
  },
  { formats: [MP3], codecs: ["mp3"], extension: "mp3" },
  { formats: [OGG], codecs: ["opus", "vorbis"], extension: "ogg" },
  { formats: [WAVE], codecs: ["pcm-u8", "pcm-s16", "pcm-s24", "pcm-f32"], extension: "wav" },
];

/**
 * Makes a recording one that states its length and in which a browser seeks; its packets stay as they are.
 *
 * @param target where to write, if it has to be written anew
 * @returns undefined for what is no audio that a browser plays
 */
export async function finishRecording(
  path: string,
  target: string,
): Promise<Recording | undefined> {
  try {
    using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
    const format = await input.getFormat();
    const codec = await (await input.getPrimaryAudioTrack())?.getCodec();
    const kind = KINDS.find(({ formats }) => formats.includes(format));
    if (!kind || !codec || !kind.codecs.includes(codec)) return undefined;
    const finished = kind.rewrite ? target : path;
    if (kind.rewrite) await copyPackets(input, kind.rewrite(), target);
    const { duration } = await readMedia(finished);
    return { path: finished, extension: kind.extension, duration };
  } catch (error) {
    // The file system's errors are not the recording's.
    if (error instanceof Error && "code" in error) throw error;
    return undefined;
  }
}

/** A file in pieces; it is opened when the first is asked for. */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

/** Copies the sound, at the times that it has, and leaves a picture out. */
async function copyPackets(input: Input, format: OutputFormat, path: string): Promise<void> {
  const output = new Output({ format, target: new FilePathTarget(path) });
  const conversion = await Conversion.init({
    input,
    output,
    tracks: "primary",
    video: { discard: true },
    copy: { mode: "forced" },
    trim: { start: 0 },
    showWarnings: false,
  });
  await conversion.execute();
}
