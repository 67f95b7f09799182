import { describe, expect, it } from "vitest";
import { chainOf } from "../../src/diagram/page/graph.ts";
import { fold } from "../../src/diagram/page/fold.ts";

const edges = (...pairs: string[]): { from: string; to: string }[] =>
  pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));

describe("chainOf", () => {
  it.each([
    [
      "a chain",
      ["A", "B", "C"],
      edges("AB", "BC"),
      { nodes: [0, 1, 2], edges: [0, 1], circle: false },
    ],
    [
      "a chain told out of order",
      ["C", "A", "B"],
      edges("BC", "AB"),
      { nodes: [1, 2, 0], edges: [1, 0], circle: false },
    ],
    [
      "a circle of four",
      ["A", "B", "C", "D"],
      edges("AB", "BC", "CD", "DA"),
      { nodes: [0, 1, 2, 3], edges: [0, 1, 2, 3], circle: true },
    ],
    ["a circle of three", ["A", "B", "C"], edges("AB", "BC", "CA"), undefined],
    ["a fork", ["A", "B", "C"], edges("AB", "AC"), undefined],
    ["a joint", ["A", "B", "C"], edges("AC", "BC"), undefined],
    ["two parts", ["A", "B", "C", "D"], edges("AB", "CD"), undefined],
    ["a chain and a circle", ["A", "B", "C", "D"], edges("AB", "CD", "DC"), undefined],
    ["an edge twice", ["A", "B", "C"], edges("AB", "AB"), undefined],
    ["one node", ["A"], [], undefined],
  ])("%s", (_what, nodes, given, chain) => {
    expect(chainOf({ nodes, edges: given })).toEqual(chain);
  });
});

describe("fold", () => {
  const area = { width: 1104, height: 470 };
  const inRows = (rows: number, count: number, circle = false): number[][] => {
    const boxes = Array.from({ length: count }, () => ({ width: 250, height: 90 }));
    const labels = boxes.map(() => ({ width: 80, height: 24 }));
    const placed = fold({ boxes, labels, circle, rows, area });
    const heights = [...new Set(placed.boxes.map(({ y }) => y))];
    return heights.map((height) =>
      placed.boxes.filter(({ y }) => y === height).map(({ x }) => Math.round(x)),
    );
  };

  it.each([
    [1, 3, false, [[125, 552, 979]]],
    [
      2,
      6,
      false,
      [
        [125, 552, 979],
        [979, 552, 125],
      ],
    ],
    [
      2,
      4,
      true,
      [
        [125, 643],
        [643, 125],
      ],
    ],
    [
      2,
      5,
      true,
      [
        [125, 552, 979],
        [979, 125],
      ],
    ],
  ])("lays in %i rows that turn %i boxes (circle: %s)", (rows, count, circle, expected) => {
    expect(inRows(rows, count, circle)).toEqual(expected);
  });
});
