/** @module-tag slow */
import { beforeAll, expect, test } from "vitest";
import { matchRecordings, moveBy } from "../../src/align/match-recordings.ts";
import { melBands, SAMPLE_RATE } from "../../src/align/mel-bands.ts";
import { babble, concat, random, READER, silence, SPEAKER } from "./babble.ts";

let paragraphs: Float32Array[];
let advertisement: Float32Array;

beforeAll(() => {
  paragraphs = [1, 2, 3, 4, 5, 6].map((paragraph) =>
    concat(silence(0.8), babble(paragraph, READER, 60)),
  );
  // Not of a length that is a whole number of frames.
  advertisement = concat(silence(0.4), babble(77, SPEAKER, 70), silence(0.0037));
});

function lengthOf(sounds: readonly Float32Array[]): number {
  return sounds.reduce((sum, { length }) => sum + length, 0) / SAMPLE_RATE;
}

function match(old: readonly Float32Array[], recent: readonly Float32Array[]) {
  const next = random(11);
  // As loud as half, and encoded anew.
  const changed = concat(...recent).map((sample) => 0.5 * sample + 0.0005 * (next() - 0.5));
  return matchRecordings(melBands(concat(...old)), melBands(changed));
}

test("finds that nothing was put in", () => {
  const offsets = match(paragraphs, paragraphs);
  expect(offsets).toEqual([{ from: 0, by: 0 }]);
});

test("finds what was put in at the beginning and amid", () => {
  const recent = paragraphs.toSpliced(3, 0, advertisement).toSpliced(0, 0, advertisement);
  const offsets = match(paragraphs, recent);
  const length = lengthOf([advertisement]);
  expect(offsets.map(({ by }) => by.toFixed(1))).toEqual(
    [length, 2 * length].map((by) => by.toFixed(1)),
  );
  const third = lengthOf(paragraphs.slice(0, 3)) + 0.8;
  expect(moveBy(offsets, third - 1)).toBeCloseTo(third - 1 + length, 1);
  expect(moveBy(offsets, third)).toBeCloseTo(third + 2 * length, 1);
});

test("finds what was taken out", () => {
  const offsets = match(paragraphs.toSpliced(2, 0, advertisement), paragraphs);
  const length = lengthOf([advertisement]);
  expect(offsets.map(({ by }) => by.toFixed(1))).toEqual(["0.0", (-length).toFixed(1)]);
  const second = lengthOf([...paragraphs.slice(0, 2), advertisement]) + 0.8;
  expect(moveBy(offsets, second)).toBeCloseTo(second - length, 1);
});

test("finds nothing in another recording", () => {
  expect(match(paragraphs.slice(0, 3), [advertisement, advertisement])).toEqual([]);
});
