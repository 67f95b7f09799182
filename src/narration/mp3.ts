import { registerMp3Encoder } from "@mediabunny/mp3-encoder";
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  type MetadataTags,
  Mp3OutputFormat,
  Output,
} from "mediabunny";
import { type Pcm, SAMPLE_RATE } from "./wav.ts";

/** Bits a second: enough for one voice at 22,050 Hz; 16 minutes are less than 6 MB. */
const BITRATE = 48_000;
/** Samples of MPEG-2 Layer III in a frame. */
const FRAME = 576;
/** Samples by which decoded sound is late: 576 by LAME, 529 by any decoder. */
const CODEC_DELAY = 1105;

export interface Mp3Tags {
  readonly title: string;
  readonly artist?: string | undefined;
  /** What speaks, if it has a name. */
  readonly engine?: string | undefined;
}

export interface Mp3 {
  readonly bytes: Uint8Array;
  /** Seconds, as players show it. */
  readonly duration: number;
}

/**
 * Encodes a recording as MP3, with an ID3v2 tag that marks the voice as synthetic. Equal input gives equal bytes.
 *
 * @param recording begins with at least 0.06 s of silence, of which as much is cut as the codec delays the sound; so the
 *   MP3 has the recording's times
 */
export async function encodeMp3(recording: Pcm, tags: Mp3Tags): Promise<Mp3> {
  registerMp3Encoder();
  const frames: Uint8Array[] = [];
  const source = new AudioSampleSource({
    codec: "mp3",
    bitrate: BITRATE,
    onEncodedPacket: ({ data }) => frames.push(data),
  });
  const target = new BufferTarget();
  const output = new Output({ format: new Mp3OutputFormat({ xingHeader: false }), target });
  output.addAudioTrack(source);
  output.setMetadataTags(metadata(tags));

  await output.start();
  for (const second of seconds(recording.subarray(CODEC_DELAY))) {
    await source.add(second);
    second.close();
  }
  await output.finalize();

  const file = new Uint8Array(target.buffer ?? new ArrayBuffer(0));
  const id3 = file.subarray(0, file.length - byteLength(frames));
  const bytes = Buffer.concat([id3, infoFrame(frames), ...frames]);
  return { bytes, duration: (frames.length * FRAME) / SAMPLE_RATE };
}

function metadata({ title, artist, engine }: Mp3Tags): MetadataTags {
  const synthetic = {
    TXXX: { CUEDECK_NARRATION: ["synthetic", engine].filter(Boolean).join("; ") },
  };
  return artist === undefined ? { title, raw: synthetic } : { title, artist, raw: synthetic };
}

/** Cuts a recording into seconds, so that the encoder needs little memory. */
function* seconds(recording: Pcm): Generator<AudioSample> {
  for (let start = 0; start < recording.length; start += SAMPLE_RATE) {
    yield new AudioSample({
      data: recording.slice(start, start + SAMPLE_RATE),
      format: "s16",
      numberOfChannels: 1,
      sampleRate: SAMPLE_RATE,
      timestamp: start / SAMPLE_RATE,
    });
  }
}

/** Offset of the tag in a mono MPEG-2 frame: after its header and side information. */
const TAG = 13;
/** The letters "Info", which stand for "Xing" at a constant bit rate. */
const INFO = 0x49_6e_66_6f;
const FRAMES_AND_BYTES = 0b0011;
/** The bit of a header's third byte for a frame that is one byte longer. */
const PADDING = 0b10;

/**
 * Makes the first, silent frame of an MP3 with constant bit rate. Chromium computes offsets of times from it: without it
 * seeks miss by up to 24 ms.
 *
 * LAME's field for the encoder's delay is left out: Chromium skips the delay when it plays from the start, but not after
 * a seek. The number of bytes is that without this frame, as Chromium expects.
 *
 * @param frames MPEG-2 Layer III, mono
 * @see http://gabriel.mp3-tech.org/mp3infotag.html
 */
export function infoFrame(frames: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(0)] = frames;
  const padded = ((first[2] ?? 0) & PADDING) !== 0;
  const frame = new Uint8Array(first.length - (padded ? 1 : 0));
  frame.set(first.subarray(0, 4));
  frame[2] = (first[2] ?? 0) & ~PADDING;

  const view = new DataView(frame.buffer);
  view.setUint32(TAG, INFO);
  view.setUint32(TAG + 4, FRAMES_AND_BYTES);
  view.setUint32(TAG + 8, frames.length);
  view.setUint32(TAG + 12, byteLength(frames));
  return frame;
}

/** The total length of frames. */
function byteLength(frames: readonly Uint8Array[]): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}
