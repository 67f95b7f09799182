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

/** Bits a second: a formant voice at 22,050 Hz needs no more, and 16 minutes stay under 5 MB. */
const BITRATE = 40_000;
/** Samples of MPEG-2 Layer III in a frame. */
const FRAME = 576;
/** Samples by which a decoder's output lags: LAME's 576, and 529 of every decoder. */
const CODEC_DELAY = 1105;

export interface Mp3Tags {
  readonly title: string;
  readonly artist?: string | undefined;
}

export interface Mp3 {
  readonly bytes: Uint8Array;
  /** Seconds, as players give it. */
  readonly duration: number;
}

/**
 * Encodes a recording as MP3 with an ID3v2 tag that says that the voice is synthetic; equal input gives equal bytes.
 *
 * @param recording begins with at least 0.06 s of silence: what the codec's delay adds is cut off there, so that every
 *   moment of the MP3 is where it was in the recording
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

function metadata({ title, artist }: Mp3Tags): MetadataTags {
  const synthetic = { TXXX: { CUEDECK_NARRATION: "synthetic; espeak-ng" } };
  return artist === undefined ? { title, raw: synthetic } : { title, artist, raw: synthetic };
}

/** The encoder takes a recording in pieces; a second at a time keeps its memory small. */
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

/** The tag comes after the header and side information of a mono MPEG-2 frame. */
const TAG = 13;
/** "Info": as "Xing", for a constant bit rate. */
const INFO = 0x49_6e_66_6f;
const FRAMES_AND_BYTES = 0b0011;
/** The bit of a header's third byte that says that the frame is one byte longer. */
const PADDING = 0b10;

/**
 * Makes the first, silent frame of an MP3 of constant bit rate, from which Chromium computes where in the file a moment
 * is: without it seeks miss by up to 24 ms.
 *
 * It leaves out LAME's field for the encoder's delay, since Chromium skips that when it plays from the start but not
 * after a seek. Bytes are counted without this frame, as Chromium's arithmetic needs them.
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

/** How many bytes frames are together. */
function byteLength(frames: readonly Uint8Array[]): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}
