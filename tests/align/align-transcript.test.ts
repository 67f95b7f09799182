import { expect, test } from "vitest";
import { alignTranscript, type TranscriptWord } from "../../src/align/align-transcript.ts";
import { random } from "./babble.ts";

const next = random(42);
const pick = <Value>(values: readonly Value[]): Value | undefined =>
  values[Math.floor(next() * values.length)];

/** Common words are in every sentence, rare ones in one of them. */
const COMMON = ["the", "and", "of", "in", "that", "is", "to", "a", "it", "for"];
const SYLLABLES = ["ba", "do", "ki", "lu", "me", "no", "pa", "ri", "su", "te", "vo", "za"];
const RARE = Array.from({ length: 400 }, () => [1, 2, 3].map(() => pick(SYLLABLES)).join(""));

function sentence(length: number): string[] {
  return Array.from({ length }, () => (next() < 0.5 ? pick(COMMON) : pick(RARE)) ?? "");
}

/** Says words, each 0.4 s long. @param within seconds by which a time may be off */
function say(words: readonly string[], from: number, within = 0): TranscriptWord[] {
  return words.map((text, index) => {
    const start = from + 0.4 * index;
    return { text, start, end: start + 0.4, within };
  });
}

const PARAGRAPHS = Array.from({ length: 12 }, () => sentence(30));
const STARTS = PARAGRAPHS.map((_, index) => 5 + 14 * index);
const TEXTS = PARAGRAPHS.map((words) => {
  const [first = "", ...others] = words;
  return `${first.toUpperCase()} ${others.join(" ")}.`;
});

function transcript(within = 0): TranscriptWord[] {
  return PARAGRAPHS.flatMap((words, index) => say(words, STARTS[index] ?? 0, within));
}

test("finds each paragraph at its first word, whatever its signs and capitals", () => {
  const { paragraphs, extras, summaries } = alignTranscript(TEXTS, transcript());
  expect(paragraphs.map(({ start }) => start)).toEqual(STARTS);
  expect(paragraphs.map(({ verdict }) => verdict)).toEqual(STARTS.map(() => "sure"));
  expect(paragraphs[3]?.heard).toBe(PARAGRAPHS[3]?.slice(0, 8).join(" "));
  expect([extras, summaries]).toEqual([[], false]);
});

test("finds it where a word in five was heard wrong", () => {
  const heard = transcript().map((word) => (next() < 0.2 ? { ...word, text: "xyz" } : word));
  const { paragraphs } = alignTranscript(TEXTS, heard);
  for (const [index, { start, verdict }] of paragraphs.entries()) {
    if (verdict === "sure") expect(start).toBeCloseTo(STARTS[index] ?? 0, 5);
  }
  expect(paragraphs.filter(({ verdict }) => verdict === "sure").length).toBeGreaterThan(9);
});

test("begins before the first word that was heard by what the lost ones take, not at one that was said earlier", () => {
  const [first = [], second = []] = PARAGRAPHS;
  const lost = (count: number, before: string) => [
    ...say([...first, before], 5),
    ...say(second.slice(count), 25 + 0.4 * count),
  ];
  for (const count of [1, 2, 3]) {
    const { paragraphs } = alignTranscript(TEXTS.slice(0, 2), lost(count, "xyz"));
    expect(Math.abs((paragraphs[1]?.start ?? 0) - 25)).toBeLessThan(0.5);
  }
  // One that is heard amid others that are wrong is the paragraph's own.
  const [own = "", ...rest] = second;
  const heard = [...say(first, 5), ...say([own, "xyz", ...rest.slice(1)], 25)];
  expect(alignTranscript(TEXTS.slice(0, 2), heard).paragraphs[1]?.start).toBe(25);
});

test("tells what is only in the transcript, and which paragraph is not in it", () => {
  const aside = say(sentence(50), 74);
  const heard = PARAGRAPHS.flatMap((words, index) => {
    if (index === 7) return [];
    const own = say(words, (STARTS[index] ?? 0) + (index > 4 ? 30 : 0));
    return index === 4 ? [...own, ...aside] : own;
  });
  const { paragraphs, extras } = alignTranscript(TEXTS, heard);
  expect(paragraphs[7]?.verdict).toBe("missing");
  expect(paragraphs[8]?.start).toBeCloseTo((STARTS[8] ?? 0) + 30, 5);
  expect(extras).toHaveLength(1);
  expect(extras[0]?.start).toBeCloseTo(74, 5);
  expect(extras[0]?.end).toBeCloseTo(94, 5);
});

test("finds what notes only sum up, in the order of the notes", () => {
  const summaries = PARAGRAPHS.map((words) => {
    const rare = words.filter((word) => !COMMON.includes(word));
    return [rare[8], "about", rare[2], "or", rare[5], "with", rare[11], "but", rare[1]].join(" ");
  });
  const heard = PARAGRAPHS.flatMap((words, index) => say([...words, ...sentence(70)], 45 * index));
  const { paragraphs, summaries: isSummary } = alignTranscript(summaries, heard);
  expect(isSummary).toBe(true);
  const sure = paragraphs.filter(({ verdict }) => verdict === "sure");
  expect(sure.length).toBeGreaterThan(9);
  for (const [index, { start, verdict }] of paragraphs.entries())
    if (verdict === "sure") expect(Math.abs(start - 45 * index)).toBeLessThan(20);
});

test.each([
  ["nothing", []],
  [
    "other words",
    say(
      sentence(100).map((word) => `${word}x`),
      0,
    ),
  ],
])("finds nothing in %s", (_what, heard) => {
  const { paragraphs } = alignTranscript(TEXTS, heard);
  expect(paragraphs.map(({ verdict }) => verdict)).toEqual(TEXTS.map(() => "missing"));
});
