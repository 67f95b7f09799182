import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  type OutputFormat,
  Output,
} from "mediabunny";
import type { Browser } from "playwright-core";

/** What a browser's MediaRecorder makes of a tone. @param type as `audio/webm`, or of a video with a picture */
export async function record(browser: Browser, type: string, seconds: number): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    return Buffer.from(await page.evaluate(recordTone, { type, seconds }), "base64");
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
async function recordTone({ type, seconds }: { type: string; seconds: number }): Promise<string> {
  const audio = new AudioContext();
  const microphone = audio.createMediaStreamDestination();
  const tone = audio.createOscillator();
  tone.connect(microphone);
  tone.start();
  if (type.startsWith("video/")) {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    setInterval(() => context?.fillRect(0, 0, 9, 9), 50);
    for (const track of canvas.captureStream(20).getTracks()) microphone.stream.addTrack(track);
  }
  const recorder = new MediaRecorder(microphone.stream, { mimeType: type });
  const pieces: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve));
  recorder.start(250);
  setTimeout(() => recorder.stop(), seconds * 1000);
  await stopped;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

export interface Packet {
  readonly timestamp: number;
  /** SHA-256 of what it holds. */
  readonly digest: string;
}

/** A recording's packets, and the length that it states. */
export async function unpack(
  path: string,
): Promise<{ packets: Packet[]; stated: number | null; tracks: string[] }> {
  using input = new Input({
    source: new BufferSource(await readFile(path)),
    formats: ALL_FORMATS,
  });
  const track = await input.getPrimaryAudioTrack();
  const packets: Packet[] = [];
  if (track) {
    for await (const { timestamp, data } of new EncodedPacketSink(track).packets()) {
      packets.push({ timestamp, digest: createHash("sha256").update(data).digest("hex") });
    }
  }
  return {
    packets,
    stated: await input.getDurationFromMetadata(),
    tracks: (await input.getTracks()).map(({ type }) => type),
  };
}

/** A file of made-up packets, 1024 samples at 48 kHz each, of which nothing can be heard. @param atStart how many of them have the time 0 */
export async function pack(
  format: OutputFormat,
  codec: "aac" | "pcm-s16",
  count: number,
  atStart = 1,
): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  const length = 1024 / 48_000;
  const sound = { numberOfChannels: 1, sampleRate: 48_000 };
  const decoderConfig =
    codec === "aac"
      ? // AudioSpecificConfig: AAC LC, 48 kHz, mono.
        { ...sound, codec: "mp4a.40.2", description: new Uint8Array([0x11, 0x88]) }
      : { ...sound, codec: "pcm-s16" };
  for (let index = 0; index < count; index += 1) {
    const data = new Uint8Array([index, index >> 8, 7, 7]);
    const packet = new EncodedPacket(
      data,
      "key",
      Math.max(0, index + 1 - atStart) * length,
      length,
    );
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}
