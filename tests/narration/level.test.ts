import { expect, test } from "vitest";
import { normalise, trim } from "../../src/narration/narrate.ts";
import { tone } from "./tone.ts";

test.each([
  { before: 0, after: 0 },
  { before: 0.2, after: 0.4 },
  { before: 0.001, after: 0.001 },
])("cuts the silence before and after the sound: %o", ({ before, after }) => {
  const clip = trim(tone(1, { before, after }));
  const onset = clip.findIndex((sample) => Math.abs(sample) > 1000) / 22_050;
  expect(onset).toBeLessThan(0.005);
  expect(clip.length / 22_050).toBeGreaterThan(0.999);
  expect(clip.length / 22_050).toBeLessThan(1.035);
});

test("starts and ends a clip without a click", () => {
  const clip = trim(tone(1));
  expect(Math.abs(clip[0] ?? 0)).toBeLessThan(200);
  expect(Math.abs(clip.at(-1) ?? 0)).toBeLessThan(200);
});

test("leaves nothing of a clip without sound", () => {
  expect(trim(new Int16Array(22_050).fill(40))).toHaveLength(0);
});

test.each([500, 12_000, 32_000])("brings a loudest sample of %i to −1.5 dBFS", (loudness) => {
  const loudest = Math.max(...normalise(tone(0.5, { loudness })).map(Math.abs));
  expect(20 * Math.log10(loudest / 32_768)).toBeCloseTo(-1.5, 2);
});

test("leaves silence silent", () => {
  expect([...normalise(new Int16Array(3))]).toEqual([0, 0, 0]);
});
