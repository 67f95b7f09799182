import { h } from "hastscript";
import { expect, test } from "vitest";
import type { Fault } from "../../src/paper/page/measure-slides.ts";
import { createSlidesPage } from "../../src/pages/print/html.ts";
import { overfullProblems } from "../../src/site/overfull.ts";
import { contextOf } from "../pages/context.ts";

/** What is said of a fault on a slide with a heading, a table and code, and where. */
async function said(fault: Fault): Promise<string[]> {
  const context = await contextOf({
    segments: ["# One\n\nText\n\n| a |\n| - |\n| b |\n\n```\ncode\n```"],
  });
  const fitted = new Map([["one", { fit: 0.5, faults: [fault] }]]);
  const problems = overfullProblems(fitted, context.episode, createSlidesPage(context));
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
  expect(await said(fault)).toEqual([expected]);
});

test("says nothing of a slide that holds, or that is not on the page", async () => {
  const { episode } = await contextOf({ segments: ["# One"] });
  const fitted = new Map([["one", { fit: 0.8, faults: [] }]]);
  expect(overfullProblems(fitted, episode, h(null))).toEqual([]);
});
