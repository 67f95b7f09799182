import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { espeak, MissingEspeakError, MissingVoiceError } from "../../src/narration/espeak.ts";

const STAND_IN = fileURLToPath(new URL("../fixtures/espeak-ng", import.meta.url));
const EMPTY = fileURLToPath(new URL(".", import.meta.url));

function onPath(...folders: readonly string[]): void {
  vi.stubEnv("PATH", [...folders, dirname(process.execPath)].join(delimiter));
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test("speaks what it is given, respelled, as samples", async () => {
  onPath(STAND_IN);
  const speak = await espeak("en-US", { quay: "a key" });
  const clip = await speak("Quay");
  expect(clip.length / 22_050).toBeCloseTo("a key".length * 0.04 + 0.2, 3);
});

test("speaks a paragraph of 4,000 characters", async () => {
  onPath(STAND_IN);
  const speak = await espeak("de");
  const clip = await speak("a".repeat(4_000));
  expect(clip.length / 22_050).toBeCloseTo(160.2, 3);
});

test("says how to get espeak-ng when there is none", async () => {
  vi.stubEnv("PATH", EMPTY);
  await expect(espeak("en")).rejects.toThrow(MissingEspeakError);
  await expect(espeak("en")).rejects.toThrow(
    "espeak-ng is not on PATH: get it with `apt install espeak-ng` (Debian, Ubuntu), `brew install espeak-ng` (macOS) or the installer of its project (Windows)",
  );
});

test("says which language has no voice", async () => {
  onPath(STAND_IN);
  await expect(espeak("tlh")).rejects.toThrow(MissingVoiceError);
  await expect(espeak("tlh")).rejects.toThrow(
    "espeak-ng has no voice for the language `tlh`: `espeak-ng --voices` prints those that it has",
  );
});

test("passes on what espeak-ng complains of", async () => {
  onPath(STAND_IN);
  const speak = await espeak("en");
  await expect(speak("unspeakable")).rejects.toThrow(
    "espeak-ng failed: espeak-ng stand-in: the text is unspeakable",
  );
});
