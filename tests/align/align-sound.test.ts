/** @module-tag slow */
import { beforeAll, expect, test } from "vitest";
import { alignSound } from "../../src/align/align-sound.ts";
import { melBands, SAMPLE_RATE } from "../../src/align/mel-bands.ts";
import type { AlignedParagraph, SpokenNotes } from "../../src/align/read-warping.ts";
import { babble, concat, random, READER, recite, silence, SPEAKER } from "./babble.ts";

const PARAGRAPHS = [1, 2, 3, 4, 5, 6];
/** Speech that the notes have not. */
const ASIDE = 99;
const PAUSES = [0.9, 0.4, 1.3, 0.5, 0.7, 0.45, 1.1, 0.6, 0.8];
const pause = (index: number) => PAUSES[index] ?? 0.6;

let notes: SpokenNotes;
let spoken: Map<number, Float32Array>;

beforeAll(() => {
  const { samples, spans } = recite(PARAGRAPHS.map((paragraph) => babble(paragraph, READER)));
  notes = { frames: melBands(samples), paragraphs: spans };
  spoken = new Map([
    ...PARAGRAPHS.map((paragraph) => [paragraph, babble(paragraph, SPEAKER)] as const),
    [ASIDE, babble(ASIDE, SPEAKER, 50)],
  ]);
});

/** A recording of some paragraphs. @returns with the true start of each by its number */
function record(order: readonly number[]) {
  const { samples, spans } = recite(
    order.map((paragraph) => spoken.get(paragraph) ?? silence(0)),
    pause,
  );
  const starts = new Map(order.map((paragraph, index) => [paragraph, spans[index]?.start]));
  return { samples, spans, starts };
}

/** Seconds by which each paragraph that was said is off its true start. */
function errors(
  paragraphs: readonly AlignedParagraph[],
  starts: ReadonlyMap<number, number | undefined>,
) {
  return PARAGRAPHS.flatMap((paragraph, index) => {
    const start = starts.get(paragraph);
    return start === undefined ? [] : [Math.abs((paragraphs[index]?.start ?? 0) - start)];
  });
}

test("finds each paragraph as another voice says it, more slowly and with other pauses", () => {
  const { samples, starts } = record(PARAGRAPHS);
  const { paragraphs, extras } = alignSound(melBands(samples), notes);
  for (const [index, { start, verdict }] of paragraphs.entries()) {
    expect(Math.abs(start - (starts.get(PARAGRAPHS[index] ?? 0) ?? 0))).toBeLessThan(0.1);
    expect(verdict).toBe("sure");
  }
  expect(extras).toEqual([]);
});

test("finds it in noise", () => {
  const { samples, starts } = record(PARAGRAPHS);
  const next = random(3);
  const noisy = samples.map((sample) => sample + 0.02 * (next() - 0.5));
  const { paragraphs } = alignSound(melBands(noisy), notes);
  expect(Math.max(...errors(paragraphs, starts))).toBeLessThan(0.15);
});

test("tells what the notes have not, wherever it is", () => {
  for (const order of [
    [ASIDE, ...PARAGRAPHS],
    PARAGRAPHS.toSpliced(3, 0, ASIDE),
    [...PARAGRAPHS, ASIDE],
  ]) {
    const { samples, spans, starts } = record(order);
    const { paragraphs, extras } = alignSound(melBands(samples), notes);
    expect(Math.max(...errors(paragraphs, starts))).toBeLessThan(0.1);
    expect(extras).toHaveLength(1);
    const aside = spans[order.indexOf(ASIDE)];
    expect(extras[0]?.start).toBeCloseTo(aside?.start ?? 0, 0);
    expect(extras[0]?.end).toBeCloseTo(aside?.end ?? 0, 0);
  }
});

test("shows of a paragraph that was not said that it was not found", () => {
  const { samples, starts } = record(PARAGRAPHS.filter((paragraph) => paragraph !== 4));
  const { paragraphs } = alignSound(melBands(samples), notes);
  expect(Math.max(...errors(paragraphs, starts))).toBeLessThan(0.1);
  expect(paragraphs.map(({ verdict }) => verdict)).toEqual([
    "sure",
    "sure",
    "sure",
    "missing",
    "sure",
    "sure",
  ]);
});

test("takes as a paragraph's start that of a first attempt", () => {
  const { paragraphs, spans } = alignPieces([1, 2, 3, [4, 2.3], 4, 5, 6]);
  expect(paragraphs[3]?.start).toBeCloseTo(spans[3]?.start ?? 0, 1);
  expect(paragraphs[4]?.start).toBeCloseTo(spans[5]?.start ?? 0, 1);
});

test("takes it so after a paragraph of which the end is left out", () => {
  const { paragraphs, spans } = alignPieces([1, 2, [3, 2.3], [4, 2.3], 4, 5, 6]);
  expect(paragraphs[3]?.start).toBeCloseTo(spans[3]?.start ?? 0, 1);
  expect(paragraphs[3]?.verdict).toBe("sure");
  expect(paragraphs[4]?.start).toBeCloseTo(spans[5]?.start ?? 0, 1);
});

test("tells a start of which it is not sure where only the beginning of a paragraph is said", () => {
  const { paragraphs, spans } = alignPieces([1, 2, 3, [4, 1.2], 5, 6]);
  expect(paragraphs[3]?.start).toBeCloseTo(spans[3]?.start ?? 0, 1);
  expect(paragraphs[3]?.verdict).toBe("unsure");
});

/** Aligns a recording of paragraphs, of some of which only so many seconds are said. @returns with where each piece is */
function alignPieces(pieces: readonly (number | readonly [number, number])[]) {
  const sounds = pieces.map((piece) => {
    const [paragraph, seconds] = typeof piece === "number" ? [piece, Infinity] : piece;
    return spoken.get(paragraph)?.subarray(0, seconds * SAMPLE_RATE) ?? silence(0);
  });
  const { samples, spans } = recite(sounds, pause);
  return { ...alignSound(melBands(samples), notes), spans };
}

test("keeps what the author knows, and finds the others around it", () => {
  // The same paragraph twice: by sound alone either may be meant.
  const { samples, spans } = record([1, 2, 3, 3, 4, 5, 6]);
  for (const occurrence of [2, 3]) {
    const start = spans[occurrence]?.start ?? 0;
    const { paragraphs } = alignSound(melBands(samples), notes, [{ paragraph: 2, start }]);
    expect(paragraphs[2]?.start).toBe(start);
    expect(paragraphs[1]?.start).toBeCloseTo(spans[1]?.start ?? 0, 1);
    expect(paragraphs[3]?.start).toBeCloseTo(spans[4]?.start ?? 0, 1);
  }
});

test.each([
  ["nothing", () => silence(0)],
  ["silence", () => silence(10)],
  ["noise", () => concat(silence(1), Float32Array.from({ length: 160_000 }, random(7)))],
])("finds nothing in %s", (_what, sound) => {
  const { paragraphs } = alignSound(melBands(sound()), notes);
  expect(paragraphs).toHaveLength(PARAGRAPHS.length);
  for (const { start, verdict } of paragraphs) {
    expect(verdict).not.toBe("sure");
    expect(Number.isFinite(start)).toBe(true);
  }
});
