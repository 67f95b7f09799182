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
  const rows = (count: number, circle = false): number[][] => {
    const boxes = Array.from({ length: count }, () => ({ width: 250, height: 90 }));
    const labels = boxes.map(() => ({ width: 80, height: 24 }));
    const { centres } = fold({ boxes, labels, circle, area });
    const heights = [...new Set(centres.map(({ y }) => y))];
    return heights.map((height) =>
      centres.filter(({ y }) => y === height).map(({ x }) => Math.round(x)),
    );
  };

  it.each([
    [3, false, [[125, 552, 979]]],
    [
      6,
      false,
      [
        [125, 552, 979],
        [979, 552, 125],
      ],
    ],
    [
      4,
      true,
      [
        [125, 643],
        [643, 125],
      ],
    ],
    [
      5,
      true,
      [
        [125, 552, 979],
        [979, 125],
      ],
    ],
  ])("lays %i boxes (circle: %s) in rows that turn", (count, circle, expected) => {
    expect(rows(count, circle)).toEqual(expected);
  });

  it("takes more rows for more boxes, and never a smaller drawing than one row", () => {
    expect([2, 4, 7, 12].map((count) => rows(count).length)).toEqual([1, 2, 3, 4]);
  });
});
