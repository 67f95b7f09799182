import { h } from "hastscript";
import { expect, test } from "vitest";
import type { Fault, FittedSlide } from "../../src/paper/page/measure-slides.ts";
import { createSlidesPage } from "../../src/pages/print/html.ts";
import { slideProblems } from "../../src/site/slide-problems.ts";
import { contextOf } from "../pages/context.ts";

const HOLDS = { fit: 1, faults: [] };

/** What is said of a slide with a heading, a table and code, and where. */
async function said(slide: FittedSlide): Promise<string[]> {
  const context = await contextOf({
    segments: ["# One\n\nText\n\n| a |\n| - |\n| b |\n\n```\ncode\n```"],
  });
  const fitted = new Map([["one", slide]]);
  const problems = slideProblems(fitted, context.episode, createSlidesPage(context));
  return problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

test.each<[string, Fault, string]>([
  [
    "too much",
    { type: "high", by: 172 },
    "5:1 Unexpected content 172 px higher than the slide has room for, expected less, or another slide for the rest",
  ],
  [
    "too much code",
    { type: "high", by: 172, lines: 5 },
    "5:1 Unexpected content 172 px (5 lines of code) higher than the slide has room for, expected less, or another slide for the rest",
  ],
  [
    "a wide table",
    { type: "wide", by: 80, path: [0, 1, 1], block: "table" },
    "9:1 Unexpected table 80 px wider than there is room for, expected a narrower one",
  ],
  [
    "a block of a kind without a name",
    { type: "wide", by: 80, path: [0, 1, 0, 7], block: "kbd" },
    "7:1 Unexpected block 80 px wider than there is room for, expected a narrower one",
  ],
  [
    "a small picture",
    { type: "small", by: 40, path: [0, 1, 0], block: "img" },
    "7:1 Unexpected picture with 40 px less room than it needs, expected less beside it, or a slide of its own",
  ],
  [
    "a diagram with small labels",
    { type: "small", by: 90, path: [0, 1, 0], block: "svg" },
    "7:1 Unexpected diagram with 90 px less room than it needs, expected less in it or beside it, or a slide of its own",
  ],
  [
    "a long title",
    { type: "title", by: 9 },
    "5:1 Unexpected title 9 px larger than there is room for, expected fewer words",
  ],
  [
    "a long caption",
    { type: "caption", by: 9, path: [0, 1, 0], block: "figcaption" },
    "7:1 Unexpected caption 9 px over what else stands on its picture, expected a shorter one",
  ],
  [
    "sources with long labels",
    { type: "sources", by: 31 },
    "5:1 Unexpected sources 31 px wider than the footer has room for, expected shorter labels",
  ],
])("says of %s where it is, and by how much", async (_what, fault, expected) => {
  const wide = { fit: 0.5, faults: [fault] };
  expect(await said({ wide, tall: HOLDS })).toEqual([expected]);
  // One of them is enough.
  expect(await said({ wide, tall: wide })).toEqual([expected]);
});

const small =
  "5:1 Unexpected content that a phone shows in type of less than 12 px, expected less of it, or another slide for the rest";

test.each([
  ["in the smallest type that can be read", 0.5, [], []],
  ["in smaller type", 0.45, [], [small]],
  ["in no type", 0.3, [{ type: "wide", by: 40 } as const], [small]],
])("says of a slide that holds on a phone %s", async (_what, fit, faults, expected) => {
  expect(await said({ wide: HOLDS, tall: { fit, faults } })).toEqual(expected);
});

test("names characters without a glyph, once for each place", async () => {
  const many = Array.from("αβγδεζηθικλμ");
  const missing = [
    { path: [0, 1, 0], characters: ["日", "本"] },
    { path: [0, 1, 0, 7], characters: ["日"] },
    { path: [0, 1, 1], characters: many },
  ];
  const [first, second, ...others] = await said({ wide: HOLDS, tall: HOLDS, missing });
  expect(first).toBe(
    "7:1 Unexpected `日` (U+65E5), `本` (U+672C), shown as a box since no font here has it, expected another character, or a font that has it",
  );
  expect(second).toContain("9:1 Unexpected `α` (U+03B1), ");
  expect(second).toContain(", `κ` (U+03BA) and 2 others, shown as a box");
  expect(others).toEqual([]);
});

test("says nothing of a slide that holds, or that is not on the page", async () => {
  const { episode } = await contextOf({ segments: ["# One"] });
  const fitted = new Map([["one", { wide: HOLDS, tall: HOLDS }]]);
  expect(slideProblems(fitted, episode, h(null))).toEqual([]);
});
