import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import { expect, test } from "vitest";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { tone } from "./tone.ts";

const RECORDING = tone(20, { before: 0.4, after: 0.6 });

test("carries its title, its artist and the mark of a synthetic voice", async () => {
  const { bytes } = await encodeMp3(RECORDING, {
    title: "Ketamin für Anfänger ✓",
    engine: "espeak-ng",
    artist: "A show",
  });
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  expect(await input.getMetadataTags()).toMatchObject({
    title: "Ketamin für Anfänger ✓",
    artist: "A show",
    raw: { TXXX: { CUEDECK_NARRATION: "synthetic; espeak-ng" } },
  });
});

test("says how long it is, as counted frame by frame", async () => {
  const { bytes, duration } = await encodeMp3(RECORDING, { title: "Twenty-one seconds" });
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  expect(duration).toBeCloseTo(21, 1);
  expect(await input.computeDuration()).toBeCloseTo(duration, 6);
  expect(await input.getDurationFromMetadata()).toBeCloseTo(duration, 6);
});

test("begins with a frame that counts the frames and bytes after it, so that Chromium's seeks are exact", async () => {
  const { bytes, duration } = await encodeMp3(RECORDING, { title: "Seekable" });
  const file = Buffer.from(bytes);
  const tag = file.indexOf("Info");
  const frames = Math.round((duration * 22_050) / 576);
  expect(file.readUInt32BE(tag + 8)).toBe(frames);
  expect(file.readUInt32BE(tag + 12)).toBe(file.length - (tag - 13) - 156);
});

test("is the same twice, byte for byte", async () => {
  const first = await encodeMp3(RECORDING, { title: "Twice" });
  const second = await encodeMp3(RECORDING, { title: "Twice" });
  expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
});

test("stays under 6 MB for sixteen minutes", async () => {
  const { bytes, duration } = await encodeMp3(RECORDING, { title: "Small" });
  expect((bytes.length / duration) * 16 * 60).toBeLessThan(6_000_000);
});
