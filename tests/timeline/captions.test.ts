import * as fc from "fast-check";
import { expect, test } from "vitest";
import { captionsOf } from "../../src/timeline/captions.ts";

const cue = (text: string, start = 0, end = 10) => ({ start, end, text });
const texts = (text: string) => captionsOf([cue(text)]).map((caption) => caption.text);

const SENTENCE = "Stress thins the connections between the cells of the prefrontal cortex.";

test.each<[name: string, text: string, expected: string[]]>([
  ["a short note whole", "Start here.", ["Start here."]],
  ["short sentences together", "No. Not yet. Wait!", ["No. Not yet. Wait!"]],
  [
    "between sentences",
    `${SENTENCE} Ketamine regrows them. In hours, not weeks.`,
    [SENTENCE, "Ketamine regrows them. In hours, not weeks."],
  ],
  [
    "after what closes a sentence",
    `“Stress thins the connections between the cells of the prefrontal cortex.” So it was said.`,
    [
      "“Stress thins the connections between the cells of the prefrontal cortex.”",
      "So it was said.",
    ],
  ],
  [
    "a long sentence between clauses",
    "With the brake quieted, the cells behind it release more glutamate, which reaches a second kind of receptor.",
    [
      "With the brake quieted, the cells behind it release more glutamate,",
      "which reaches a second kind of receptor.",
    ],
  ],
  [
    "a long clause between words, evenly",
    "The cells behind it release more glutamate which then reaches a second kind of receptor",
    ["The cells behind it release more glutamate", "which then reaches a second kind of receptor"],
  ],
  [
    "not at a point within a number, nor after what goes on small",
    "A dose of 0.5 mg per kilo, i.e. about as much as fits on a fingertip, is what they gave in 2006.",
    [
      "A dose of 0.5 mg per kilo,",
      "i.e. about as much as fits on a fingertip, is what they gave in 2006.",
    ],
  ],
  ["a word longer than a caption", "x".repeat(100), ["x".repeat(84), "x".repeat(16)]],
  ["no character in two", `${"x".repeat(83)}🧠🧠`, ["x".repeat(83), "🧠🧠"]],
  [
    "sentences without spaces between them",
    `${"脳".repeat(50)}。${"薬".repeat(50)}。`,
    [`${"脳".repeat(50)}。`, `${"薬".repeat(50)}。`],
  ],
  ["nothing from nothing", " ", []],
])("cuts %s", (_name, text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test("a cue's captions share its time by their length", () => {
  const text = `${"a".repeat(49)}. ${"B".repeat(48)}.`;
  expect(captionsOf([cue("One.", 0, 4), cue(text, 4, 14)])).toEqual([
    { start: 0, end: 4, text: "One." },
    { start: 4, end: 9.1, text: `${"a".repeat(49)}.` },
    { start: 9.1, end: 14, text: `${"B".repeat(48)}.` },
  ]);
});

test("whatever is said: nothing lost, nothing too long, no gap", () => {
  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z]{1,12}[,.;:!?]?$/),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }),
  );
  const cues = fc
    .tuple(fc.array(word), fc.nat(7200), fc.nat(600_000))
    .map(([words, start, length]) => ({
      text: words.join(" "),
      start,
      end: start + length / 1000,
    }));
  const solid = (text: string) => text.replaceAll(/\s/g, "");
  fc.assert(
    fc.property(cues, (cue) => {
      const captions = captionsOf([cue]);
      expect(solid(captions.map(({ text }) => text).join(""))).toBe(solid(cue.text));
      for (const { start, end, text } of captions) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(84);
        expect(end).toBeGreaterThanOrEqual(start);
      }
      if (captions.length === 0) return;
      expect(captions.map(({ start }) => start)).toEqual([
        cue.start,
        ...captions.slice(0, -1).map(({ end }) => end),
      ]);
      expect(captions.at(-1)?.end).toBe(cue.end);
    }),
    { numRuns: 1000 },
  );
});

test("no two neighbours would fit in one", () => {
  const text = fc.array(fc.stringMatching(/^[A-Za-z]{1,12}[,.]?$/)).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, (text) => {
      const all = texts(text);
      for (const [index, caption] of all.slice(1).entries())
        expect(`${all[index]} ${caption}`.length).toBeGreaterThan(84);
    }),
    { numRuns: 1000 },
  );
});

test("cuts a sentence without an end, of any length", () => {
  const words = Array.from({ length: 200_000 }, (_, index) => `word${index % 10}`).join(" ");
  const captions = captionsOf([{ start: 0, end: 100_000, text: words }]);
  expect(captions.map(({ text }) => text).join(" ")).toBe(words);
  expect(Math.max(...captions.map(({ text }) => text.length))).toBeLessThanOrEqual(84);
});

test("where another speaks than before, a caption begins with the name", () => {
  const said = [
    { ...cue(`${SENTENCE} Ketamine regrows them.`), speaker: "Dr. Anna Lee" },
    { ...cue("In hours.", 10, 20), speaker: "Dr. Anna Lee" },
    { ...cue("Not weeks?", 20, 30), speaker: "Ben" },
    cue("Nobody knows.", 30, 40),
    { ...cue("Ah.", 40, 50), speaker: "Ben" },
  ];
  expect(captionsOf(said).map(({ text }) => text)).toEqual([
    "Dr. Anna Lee: Stress thins the connections",
    "between the cells of the prefrontal cortex. Ketamine regrows them.",
    "In hours.",
    "Ben: Not weeks?",
    "Nobody knows.",
    "Ben: Ah.",
  ]);
});
