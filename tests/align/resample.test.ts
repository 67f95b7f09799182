import { expect, test } from "vitest";
import { Resampler, resample } from "../../src/align/resample.ts";

function tone(frequency: number, rate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, index) =>
    Math.sin((2 * Math.PI * frequency * index) / rate),
  );
}

/** Without its ends, where the filter has samples on one side alone. */
function middle(samples: Float32Array): Float32Array {
  return samples.slice(100, samples.length - 100);
}

test.each([44_100, 48_000, 22_050, 16_000, 11_025, 8000])(
  "makes a tone at %i Hz the same tone at 16,000 Hz",
  (rate) => {
    const made = resample(tone(1000, rate, 0.4), rate, 16_000);
    const expected = tone(1000, 16_000, 0.4);
    expect(made).toHaveLength(expected.length);
    const errors = middle(made).map((sample, index) => sample - (middle(expected)[index] ?? 0));
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.01);
  },
);

test("takes out what the lower rate can't have", () => {
  const made = resample(tone(11_000, 44_100, 0.5), 44_100, 16_000);
  expect(Math.max(...middle(made).map(Math.abs))).toBeLessThan(0.01);
});

test("makes of pieces what it makes of the whole", () => {
  const samples = tone(440, 44_100, 0.5);
  const resampler = new Resampler(44_100, 16_000);
  const pieces: number[] = [];
  for (let from = 0; from < samples.length; from += 1001)
    pieces.push(...resampler.push(samples.subarray(from, from + 1001)));
  pieces.push(...resampler.finish());
  const whole = resample(samples, 44_100, 16_000);
  expect(pieces.slice(0, whole.length)).toEqual([...whole]);
});
