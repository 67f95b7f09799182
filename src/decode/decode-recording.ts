import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import {
  ALL_FORMATS,
  AudioSampleSink,
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputAudioTrack,
} from "mediabunny";
import { SAMPLE_RATE } from "../align/mel-bands.ts";
import { Resampler } from "../align/resample.ts";
import type { SharedBrowser } from "../browser/shared-browser.ts";
import { createDecoder, decodePackets, type Packet } from "./page/create-decoder.ts";

/** A recording can't be decoded; the message says why. */
export class DecodingError extends Error {
  override readonly name = "DecodingError";
}

/**
 * Decodes a recording: uncompressed sound here, any other by ffmpeg if it is on PATH, else by the browser.
 *
 * @returns pieces of mono sound at `SAMPLE_RATE`, from −1 to 1
 * @throws {DecodingError} when nothing here can decode it
 * @throws {MissingBrowserError} when a browser is needed, and there is none
 */
export async function* decodeRecording(
  path: string,
  browser: Pick<SharedBrowser, "launch">,
): AsyncGenerator<Float32Array> {
  using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack().catch(() => null);
  const codec = await track?.getCodec();
  if (track && codec?.startsWith("pcm-")) return yield* decodeHere(track);
  const ffmpeg = startFfmpeg(path);
  if (await ffmpeg.started) return yield* ffmpeg.read();
  if (!track || !codec) throw new DecodingError("it has no sound that is known here");
  yield* decodeInBrowser(track, browser);
}

async function* decodeHere(track: InputAudioTrack): AsyncGenerator<Float32Array> {
  let resampler: Resampler | undefined;
  for await (using sample of new AudioSampleSink(track).samples()) {
    resampler ??= new Resampler(sample.sampleRate, SAMPLE_RATE);
    const mono = new Float32Array(sample.numberOfFrames);
    const plane = new Float32Array(sample.numberOfFrames);
    for (let channel = 0; channel < sample.numberOfChannels; channel += 1) {
      sample.copyTo(plane, { planeIndex: channel, format: "f32-planar" });
      for (let index = 0; index < mono.length; index += 1)
        mono[index] = (mono[index] ?? 0) + (plane[index] ?? 0) / sample.numberOfChannels;
    }
    yield resampler.push(mono);
  }
  if (resampler) yield resampler.finish();
}

/** Silence where the recording has none, so that times stay those of its clock. */
const FILTER = "aresample=async=1:first_pts=0";

function startFfmpeg(path: string) {
  const from = ["-hide_banner", "-loglevel", "error", "-nostdin", "-i", path, "-map", "0:a:0"];
  const to = ["-af", FILTER, "-ac", "1", "-ar", String(SAMPLE_RATE), "-f", "f32le", "pipe:1"];
  const child = spawn("ffmpeg", [...from, ...to], { stdio: ["ignore", "pipe", "pipe"] });
  const message = text(child.stderr);
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const started = new Promise<boolean>((resolve) => {
    child.on("spawn", () => resolve(true));
    child.on("error", () => resolve(false));
  });
  return { started, read };

  async function* read(): AsyncGenerator<Float32Array> {
    let rest: Buffer = Buffer.alloc(0);
    try {
      for await (const chunk of child.stdout) {
        const bytes = Buffer.concat([rest, chunk]);
        const length = Math.floor(bytes.length / 4);
        rest = bytes.subarray(4 * length);
        yield Float32Array.from({ length }, (_, index) => bytes.readFloatLE(4 * index));
      }
      if ((await exit) !== 0) throw new DecodingError(`ffmpeg: ${(await message).trim()}`);
    } finally {
      child.kill();
    }
  }
}

/** Packets that are sent to the browser at once: about 10 s. */
const BATCH = 400;

async function* decodeInBrowser(
  track: InputAudioTrack,
  browser: Pick<SharedBrowser, "launch">,
): AsyncGenerator<Float32Array> {
  const config = await track.getDecoderConfig();
  if (!config) throw new DecodingError("its encoding is not known here");
  const { codec, numberOfChannels, sampleRate } = config;
  const description = config.description && base64(bytesOf(config.description));
  const page = await (await browser.launch()).newPage();
  try {
    // Decoders are only for pages of a secure origin.
    await page.answer(async () => ({ contentType: "text/html", body: "" }));
    await page.goto("https://cuedeck.invalid/");
    const encoding = { codec, numberOfChannels, sampleRate, description };
    await page.evaluate(createDecoder, encoding).catch((error: Error) => {
      throw new DecodingError(`the browser has ${error.message.replace(/^.*Error: /, "")}`);
    });
    let resampler: Resampler | undefined;
    const decode = async (packets: readonly Packet[], last: boolean) => {
      const { rate, samples } = await page.evaluate(decodePackets, packets, last);
      if (rate === 0) return new Float32Array(0);
      resampler ??= new Resampler(rate, SAMPLE_RATE);
      const bytes = Buffer.from(samples, "base64");
      const mono = Float32Array.from(
        { length: bytes.length / 2 },
        (_, index) => bytes.readInt16LE(2 * index) / 32_768,
      );
      return resampler.push(mono);
    };
    let batch: Packet[] = [];
    for await (const { data, timestamp } of new EncodedPacketSink(track).packets()) {
      batch.push({ data: base64(data), timestamp: Math.round(timestamp * 1e6) });
      if (batch.length < BATCH) continue;
      yield await decode(batch, false);
      batch = [];
    }
    yield await decode(batch, true);
    if (resampler) yield resampler.finish();
  } finally {
    await page.close();
  }
}

function bytesOf(source: ArrayBufferLike | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
