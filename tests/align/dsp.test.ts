import { expect, test } from "vitest";
import { createPowerSpectrum } from "../../src/align/fft.ts";
import { BANDS, MelAnalyser, melBands, SAMPLE_RATE } from "../../src/align/mel-bands.ts";
import { snapToPause } from "../../src/align/snap.ts";
import { random } from "./babble.ts";

test("transforms as the definition of the Fourier transform says", () => {
  const size = 32;
  const next = random(2);
  const samples = Float64Array.from({ length: size }, () => next() - 0.5);
  const power = new Float64Array(size / 2);
  createPowerSpectrum(size)(samples, power);
  for (const [frequency, value] of power.entries()) {
    let [real, imaginary] = [0, 0];
    for (const [index, sample] of samples.entries()) {
      const angle = (2 * Math.PI * frequency * index) / size;
      real += sample * Math.cos(angle);
      imaginary -= sample * Math.sin(angle);
    }
    expect(value).toBeCloseTo(real ** 2 + imaginary ** 2, 9);
  }
});

test("has a frame each 10 ms, and a tone in the band of its frequency", () => {
  const tone = Float32Array.from({ length: SAMPLE_RATE }, (_, index) =>
    Math.sin((2 * Math.PI * 1000 * index) / SAMPLE_RATE),
  );
  const { count, bands } = melBands(tone);
  expect(count).toBe(98);
  const frame = bands.slice(50 * BANDS, 51 * BANDS);
  // 1000 mel: (1000 − 137) / 89 bands above the lowest.
  expect(frame.indexOf(Math.max(...frame))).toBe(9);
});

test("measures a sound that comes in pieces as it does the whole", () => {
  const next = random(5);
  const samples = Float32Array.from({ length: 10_000 }, () => next() - 0.5);
  const analyser = new MelAnalyser();
  for (let from = 0; from < samples.length; from += 777)
    analyser.push(samples.subarray(from, from + 777));
  expect(analyser.finish()).toEqual(melBands(samples));
});

/** Frames of 10 ms: `.` is quiet. */
function quietOf(frames: string): Uint8Array {
  return Uint8Array.from(frames, (frame) => (frame === "." ? 1 : 0));
}

const VOICE = "x".repeat(60);
test.each([
  ["to the end of the pause before", `${VOICE}${".".repeat(30)}${VOICE}`, 1.05, 0.91],
  ["to the end of the pause after", `${VOICE}${".".repeat(30)}${VOICE}`, 0.7, 0.91],
  ["to no gap between words", `${VOICE}${".".repeat(6)}${VOICE}`, 0.7, 0.7],
  ["to nothing too far away", `${".".repeat(30)}${VOICE}${VOICE}`, 0.75, 0.75],
  [
    "to the longer of two pauses",
    `${VOICE}${".".repeat(40)}${"x".repeat(20)}${".".repeat(12)}${VOICE}`,
    1.15,
    1.01,
  ],
])("moves %s", (_where, frames, about, expected) => {
  expect(snapToPause(about, quietOf(frames))).toBeCloseTo(expected, 5);
});
