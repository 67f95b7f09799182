import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import {
  type AudioCodec,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  FilePathSource,
  type InputAudioTrack,
  type InputFormat,
  MATROSKA,
  MP3,
  MP4,
  Mp4OutputFormat,
  OGG,
  Output,
  type OutputFormat,
  QTFF,
  StreamTarget,
  type StreamTargetChunk,
  WAVE,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import { setMedia } from "../markdown/set-media.ts";
import { displayPath, type Project } from "./project.ts";
import { openInput, readMedia } from "./read-media.ts";
import type { NamedFile } from "./read-source.ts";
import type { FileContent } from "./files.ts";

/** A rehearsal's recording, ready to become the episode's media. */
export type RehearsalMedia =
  | {
      readonly type: "ready";
      /** The recording and `episode.yaml`, by absolute path. */
      readonly files: ReadonlyMap<string, FileContent>;
      /** The recording's path, as messages show it. */
      readonly path: string;
      /** The new value of `media`. */
      readonly media: string;
      /** Seconds. */
      readonly duration: number;
    }
  | { readonly type: "refused"; readonly problem: VFileMessage };

/**
 * Prepares the files that make a recording the episode's media, without writing them.
 *
 * @param meta `episode.yaml`, and its text
 * @param folder for a temporary copy, needed until the files are written
 */
export async function prepareMedia(
  project: Project,
  id: string,
  meta: NamedFile & { readonly text: string },
  recording: NamedFile,
  folder: string,
): Promise<RehearsalMedia> {
  const finished = await finishRecording(recording.path, join(folder, "recording"));
  if (!finished) {
    const reason =
      "Unexpected data, expected audio that a browser plays, as WebM, MP4, MP3, Ogg or WAV";
    return refused("rehearsal-recording", recording.shown, reason);
  }
  const media = `${id}-rehearsal.${finished.extension}`;
  const set = setMedia(meta.text, media);
  if (set.type === "refused") return refused("yaml-syntax", meta.shown, set.reason);
  const path = join(project.public, id, media);
  return {
    type: "ready",
    files: new Map<string, FileContent>([
      [path, piecesOf(finished.path)],
      [meta.path, set.text],
    ]),
    path: displayPath(project, path),
    media,
    duration: finished.duration,
  };
}

function refused(
  rule: "rehearsal-recording" | "yaml-syntax",
  path: string,
  reason: string,
): RehearsalMedia {
  return { type: "refused", problem: problem(rule, { path }, reason) };
}

/** A recording in which a browser can seek. */
export interface Recording {
  /** Its path. */
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
  /** For formats whose live recordings have no duration and no index for seeking. */
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
 * Gives a recording a duration and an index for seeking, without encoding it anew.
 *
 * @param target where to write the copy, if one is needed
 * @returns undefined when it is no audio that a browser plays
 */
export async function finishRecording(
  path: string,
  target: string,
): Promise<Recording | undefined> {
  try {
    using input = openInput(new FilePathSource(path));
    const format = await input.getFormat();
    const track = await input.getPrimaryAudioTrack();
    const codec = await track?.getCodec();
    const kind = KINDS.find(({ formats }) => formats.includes(format));
    if (!kind || !track || !codec || !kind.codecs.includes(codec)) return undefined;
    const finished = kind.rewrite ? target : path;
    if (kind.rewrite) await copyPackets(track, codec, kind.rewrite(), target);
    const { duration } = await readMedia(finished);
    return { path: finished, extension: kind.extension, duration };
  } catch (error) {
    // An error of the file system says nothing about the recording.
    if (error instanceof Error && "code" in error) throw error;
    return undefined;
  }
}

/** A file in pieces; opened when the first is read. */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

/** Copies every audio packet, at the time that it has, without any video. */
async function copyPackets(
  track: InputAudioTrack,
  codec: AudioCodec,
  format: OutputFormat,
  path: string,
): Promise<void> {
  const file = await open(path, "w");
  try {
    // Mediabunny's own target of a file goes on when a disk is full.
    const stream = new WritableStream<StreamTargetChunk>({ write: (part) => writeAll(file, part) });
    const target = new StreamTarget(stream, { chunked: true });
    const output = new Output({ format, target });
    const source = new EncodedAudioPacketSource(codec);
    output.addAudioTrack(source);
    await output.start();
    const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
    // Some browsers give two packets one time where a recording begins. The format has no times below 0, or that go back.
    let timestamp = 0;
    for await (const packet of new EncodedPacketSink(track).packets()) {
      timestamp = Math.max(timestamp, packet.timestamp);
      await source.add(packet.clone({ timestamp }), { decoderConfig });
    }
    await output.finalize();
  } finally {
    await file.close();
  }
}

/** @throws when there is no room for all of it */
async function writeAll(file: FileHandle, { data, position }: StreamTargetChunk): Promise<void> {
  for (let from = 0; from < data.length;) {
    const { bytesWritten } = await file.write(data, from, data.length - from, position + from);
    from += bytesWritten;
  }
}
