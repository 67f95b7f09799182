/** @module-tag slow */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { SAMPLE_RATE } from "../../src/align/mel-bands.ts";
import { SharedBrowser } from "../../src/browser/shared-browser.ts";
import { decodeRecording } from "../../src/decode/decode-recording.ts";
import { FFMPEG_FOLDER, runFfmpeg } from "../ffmpeg.ts";
import { wavOf } from "../wav.ts";

let folder: string;
let browser: SharedBrowser;

/** Seconds of silence, and of a tone after it. */
const SILENCE = 1.5;
const TONE = 25;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-decode-"));
  browser = new SharedBrowser({ env: process.env, report: () => {} });
  const rate = 44_100;
  const sound = Float32Array.from({ length: (SILENCE + TONE) * rate }, (_, index) =>
    index < SILENCE * rate ? 0 : 0.5 * Math.sin((2 * Math.PI * 440 * index) / rate),
  );
  const wav = join(folder, "sound.wav");
  // A voice on one side alone.
  await writeFile(wav, wavOf([sound, new Float32Array(sound.length)], rate));
  for (const name of ["sound.mp3", "sound.opus"]) await runFfmpeg("-i", wav, join(folder, name));
});

afterEach(() => vi.unstubAllEnvs());

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function decode(name: string): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  for await (const piece of decodeRecording(join(folder, name), browser)) pieces.push(piece);
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

test.each([
  ["a WAV", "sound.wav", "/nowhere"],
  ["an MP3 by ffmpeg", "sound.mp3", FFMPEG_FOLDER],
  ["an MP3 by the browser", "sound.mp3", "/nowhere"],
  ["Opus by the browser", "sound.opus", "/nowhere"],
])("decodes %s, with its times", async (_what, name, path) => {
  vi.stubEnv("PATH", path);
  const samples = await decode(name);
  expect(samples.length / SAMPLE_RATE).toBeCloseTo(SILENCE + TONE, 0);
  const onset = samples.findIndex((sample) => Math.abs(sample) > 0.1) / SAMPLE_RATE;
  expect(Math.abs(onset - SILENCE)).toBeLessThan(0.05);
  // Of both sides, one of which is silent.
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(peak).toBeGreaterThan(0.2);
  expect(peak).toBeLessThan(0.4);
});

test.each([
  ["by ffmpeg", FFMPEG_FOLDER],
  ["without it", "/nowhere"],
])("says that a file has no sound, %s", async (_how, path) => {
  vi.stubEnv("PATH", path);
  await writeFile(join(folder, "text.mp3"), "no sound");
  await expect(decode("text.mp3")).rejects.toThrow(/no sound|Invalid data|ffmpeg: /);
});
