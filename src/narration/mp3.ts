import { registerMp3Encoder } from "@mediabunny/mp3-encoder";
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  type MetadataTags,
  Mp3OutputFormat,
  Output,
} from "mediabunny";
import { byteLength, infoFrame } from "./info-frame.ts";
import { type Pcm, SAMPLE_RATE } from "./pcm.ts";

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
