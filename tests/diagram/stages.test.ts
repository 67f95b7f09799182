import { describe, expect, it } from "vitest";
import { authorLine } from "../../src/diagram/page/locate-error.ts";
import { stageSources } from "../../src/diagram/page/steps/stages.ts";

describe("stageSources", () => {
  it.each([
    ["no step", "a\nb", []],
    [
      "steps",
      "a\n%% step\nb\n  %%step  \nc",
      [
        ["a", 0],
        ["a\nb", 0],
      ],
    ],
    ["an open subgraph", "subgraph x\na\n%% step\nend", [["subgraph x\na\nend", 1]]],
    ["a closed one", "loop x\na\nend\n%% step\nb", [["loop x\na\nend", 0]]],
    [
      "blocks in blocks",
      "state A {\nstate B {\n%% step\n}\n}",
      [["state A {\nstate B {\n}\n}", 2]],
    ],
    ["an open note", "note left of A\nx\n%% step\nend note", [["note left of A\nx\nend note", 1]]],
  ])("%s", (_what, code, expected) => {
    expect(stageSources(code).map(({ code, closed }) => [code, closed])).toEqual(expected);
  });
});

describe("authorLine", () => {
  it.each([
    ["nothing removed", "a\nb\nc", 2, 2],
    ["a comment", "a\n%% x\nb", 2, 3],
    ["a comment after blank lines", "a\n\n\n%% x\nb", 2, 5],
    ["front matter", "---\nx: 1\n---\na\nb", 2, 5],
    ["a directive", "%%{init: {}}%%\na\nb", 2, 3],
    ["blank lines at the start", "\n\na\nb", 2, 4],
    ["beyond the end", "a\nb", 9, 2],
    ["signs of two code units", "a 🧠\n%% 🧠\nb\nc", 3, 4],
  ])("%s", (_what, code, parsed, expected) => {
    expect(authorLine(code, parsed)).toBe(expected);
  });
});
