import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { readMedia } from "../../src/site/read-media.ts";
import { tone } from "../narration/tone.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-media-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

function wav(samples: Int16Array): Uint8Array {
  const header = Buffer.alloc(44);
  header.write("RIFF\0\0\0\0WAVEfmt ");
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(22_050, 24);
  header.writeUInt32LE(44_100, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, new Uint8Array(samples.buffer)]);
}

/** As other programs write it: without tags and without a frame that states the length. */
function bare(mp3: Uint8Array): Uint8Array {
  const bytes = Buffer.from(mp3);
  return bytes.subarray(bytes.indexOf("Info") + 117);
}

test("reads a narration: its length, and that its voice is synthetic", async () => {
  const { bytes, duration } = await encodeMp3(tone(30, { before: 0.4 }), { title: "A narration" });
  const facts = await readMedia(await written("narration.mp3", bytes));
  expect(facts).toEqual({ kind: "audio", duration: expect.closeTo(duration, 6), synthetic: true });
});

test("counts an MP3 that does not state its length", async () => {
  const { bytes, duration } = await encodeMp3(tone(30, { before: 0.4 }), { title: "A narration" });
  const facts = await readMedia(await written("bare.mp3", bare(bytes)));
  expect(facts).toEqual({ kind: "audio", duration: expect.closeTo(duration, 6), synthetic: false });
});

test("reads a WAV file", async () => {
  const facts = await readMedia(await written("tone.wav", wav(tone(2.5))));
  expect(facts).toEqual({ kind: "audio", duration: 2.5, synthetic: false });
});

test.each([
  ["few letters", Buffer.from("hello")],
  ["many letters", Buffer.from("hello ".repeat(20_000))],
  ["nothing", Buffer.alloc(0)],
  ["a playlist of other files", Buffer.from("#EXTM3U\n#EXTINF:1,\n/etc/hosts\n")],
  ["no sound", wav(new Int16Array(0))],
])("says of a file with %s that it is no media", async (_name, bytes) => {
  const path = await written("text.mp3", bytes);
  await expect(readMedia(path)).rejects.toThrow(
    new Error(`Unexpected data in ${path}, expected audio or video that a browser plays`),
  );
});

test("leaves a missing file to the file system's error", async () => {
  await expect(readMedia(join(folder, "missing.mp3"))).rejects.toMatchObject({ code: "ENOENT" });
});
