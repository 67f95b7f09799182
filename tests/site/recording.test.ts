/** @module-tag slow */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { MkvOutputFormat, Mp4OutputFormat } from "mediabunny";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { finishRecording, piecesOf } from "../../src/site/recording.ts";
import { tone } from "../narration/tone.ts";
import { startPlaywright } from "../playwright.ts";
import { silentWav } from "../silent-wav.ts";
import { pack, record, unpack } from "./recorded.ts";

let folder = "";
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-recording-"));
  browser = await startPlaywright();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

test.each([
  ["audio/webm;codecs=opus", "webm"],
  ["audio/mp4;codecs=opus", "m4a"],
])(
  "what a browser records as %s states its length afterwards, holds the same, plays and seeks",
  async (type, extension) => {
    const path = await written("raw", await record(browser, type, 2));
    const before = await unpack(path);
    // Nothing, or that of a first fragment.
    expect(before.stated ?? 0).toBeLessThan(0.1);

    const target = join(folder, `finished.${extension}`);
    const recording = await finishRecording(path, target);
    expect(recording).toMatchObject({ path: target, extension });
    const after = await unpack(target);
    expect(after.packets.length).toBeGreaterThan(20);
    expect(after.packets).toEqual(
      before.packets.map(({ timestamp, digest }) => ({
        timestamp: expect.closeTo(timestamp, 3),
        digest,
      })),
    );
    expect(after.stated).toBeGreaterThan(1.8);
    expect(after.stated).toBeCloseTo(recording?.duration ?? 0, 3);

    const page = await browser.newPage();
    const bytes = await readFile(target);
    const source = `data:audio/${extension === "webm" ? "webm" : "mp4"};base64,${bytes.toString("base64")}`;
    const played = await page.evaluate(play, source);
    expect(played.duration).toBeCloseTo(recording?.duration ?? 0, 1);
    expect(played.seeked).toBeCloseTo(1.5, 2);
    expect(played.seekable).toBeCloseTo(played.duration, 2);
    expect(played.time).toBeGreaterThan(1.5);
  },
);

/** Runs in the page: seeks before anything was played, as whoever opens a link does, and plays on. */
async function play(source: string) {
  const audio = new Audio(source);
  const heard = (event: string) =>
    new Promise((resolve, reject) => {
      audio.addEventListener(event, resolve, { once: true });
      audio.addEventListener("error", () => reject(new Error(audio.error?.message)));
    });
  await heard("loadedmetadata");
  const { duration } = audio;
  audio.currentTime = 1.5;
  await heard("seeked");
  const seeked = audio.currentTime;
  await audio.play();
  await heard("ended");
  const seekable = audio.seekable.end(0);
  return { duration, seeked, seekable, time: audio.currentTime };
}

test("an MP4 in fragments becomes one with its length, of the same AAC packets", async () => {
  const path = await written(
    "fragments.mp4",
    await pack(new Mp4OutputFormat({ fastStart: "fragmented" }), "aac", 500),
  );
  const before = await unpack(path);
  const target = join(folder, "finished-aac.m4a");
  const recording = await finishRecording(path, target);
  const after = await unpack(target);
  expect(recording).toEqual({
    path: target,
    extension: "m4a",
    duration: expect.closeTo((500 * 1024) / 48_000, 3),
  });
  expect(after.stated).toBeCloseTo((500 * 1024) / 48_000, 3);
  expect(after.packets).toHaveLength(500);
  expect(after.packets.map(({ digest }) => digest)).toEqual(
    before.packets.map(({ digest }) => digest),
  );
});

// As Chromium on a busy machine gives its first two at times.
test("packets that share the first time are all kept", async () => {
  const path = await written(
    "shared.mp4",
    await pack(new Mp4OutputFormat({ fastStart: "fragmented" }), "aac", 500, 2),
  );
  const target = join(folder, "finished-shared.m4a");
  await finishRecording(path, target);
  expect((await unpack(target)).packets).toEqual((await unpack(path)).packets);
});

test("of a video the sound is kept, at the times that it has", async () => {
  const path = await written("video.webm", await record(browser, "video/webm", 1));
  expect((await unpack(path)).tracks.toSorted()).toEqual(["audio", "video"]);
  const target = join(folder, "sound.webm");
  expect(await finishRecording(path, target)).toMatchObject({ extension: "webm" });
  expect((await unpack(target)).tracks).toEqual(["audio"]);
});

test("an MP3 and a WAV stay the files that they are", async () => {
  const { bytes } = await encodeMp3(tone(2, { before: 0.4 }), { title: "A talk" });
  for (const [extension, content] of [
    ["mp3", bytes],
    ["wav", silentWav(2, 8000)],
  ] as const) {
    const path = await written(`as-it-is.${extension}`, content);
    const target = join(folder, "never-written");
    const recording = await finishRecording(path, target);
    expect(recording).toEqual({ path, extension, duration: expect.closeTo(2, 0) });
    await expect(readFile(target)).rejects.toMatchObject({ code: "ENOENT" });
    expect(Buffer.compare(await buffer(piecesOf(path)), content)).toBe(0);
  }
});

test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
  ["nothing", () => Buffer.alloc(0)],
  ["text", () => Buffer.from("{}\n".repeat(10_000))],
  ["a WAV without sound", () => silentWav(0, 8000)],
  ["a codec that no browser plays there", () => pack(new MkvOutputFormat(), "aac", 10)],
  ["a codec that few browsers play there", () => pack(new Mp4OutputFormat(), "pcm-s16", 10)],
])("refuses %s", async (_what, bytes) => {
  const path = await written("refused", await bytes());
  expect(await finishRecording(path, join(folder, "never"))).toBeUndefined();
});

test("leaves a missing file to the file system's error", async () => {
  const finished = finishRecording(join(folder, "missing"), join(folder, "never"));
  await expect(finished).rejects.toMatchObject({ code: "ENOENT" });
});

test("tells when there is no room for all of the copy", async () => {
  const path = await written("whole.webm", await record(browser, "audio/webm", 1));
  await expect(finishRecording(path, "/dev/full")).rejects.toMatchObject({ code: "ENOSPC" });
});
