import { describe, expect, it } from "vitest";
import { arrange, type RankedEdge, type RankedNode } from "../../src/diagram/page/arrange.ts";

const AREA = { width: 1096, height: 476 };
const node = (rank: number, across: number, isBox = true): RankedNode => ({
  width: 200,
  height: 80,
  rank,
  across,
  isBox,
});
const edge = (from: number, to: number, more: Partial<RankedEdge> = {}): RankedEdge => ({
  from,
  to,
  sign: 21,
  label: { width: 0, height: 0 },
  passes: new Map(),
  ...more,
});
const label = { label: { width: 90, height: 29 } };

/** One to three to one, as dagre ranks it. */
const FAN = {
  nodes: [node(0, 150), node(1, 50), node(1, 150), node(1, 250), node(2, 150)],
  edges: [
    edge(0, 1, label),
    edge(0, 2, label),
    edge(0, 3, label),
    edge(1, 4),
    edge(2, 4),
    edge(3, 4),
  ],
};

describe("a fan", () => {
  it.each([
    ["LR", (box: { x: number }) => box.x],
    ["RL", (box: { x: number }) => -box.x],
    ["TB", (box: { y: number }) => box.y],
    ["BT", (box: { y: number }) => -box.y],
  ] as const)("runs %s, within its area, and its boxes don't touch", (direction, along) => {
    const { boxes, size } = arrange(FAN, { direction, area: AREA });
    const ranks = boxes.map(along);
    expect(ranks[1]).toBe(ranks[2]);
    expect([ranks[0], ranks[2], ranks[4]]).toEqual(
      [ranks[0], ranks[2], ranks[4]].toSorted((one, other) => (one ?? 0) - (other ?? 0)),
    );
    expect(size.width).toBeLessThanOrEqual(AREA.width);
    expect(size.height).toBeLessThanOrEqual(AREA.height);
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1))
        expect(
          Math.abs(box.x - other.x) >= box.width + 20 ||
            Math.abs(box.y - other.y) >= box.height + 20,
        ).toBe(true);
  });

  it("keeps the middle edge straight, and the others in right angles, from sides and not from corners", () => {
    const { boxes, lines } = arrange(FAN, { direction: "LR", area: AREA });
    expect(lines[1]).toHaveLength(2);
    for (const points of lines)
      for (const [index, point] of points.slice(1).entries())
        expect(point.x === points[index]?.x || point.y === points[index]?.y).toBe(true);
    const ends = lines.slice(3).map((points) => (points.at(-1)?.y ?? 0) - (boxes[4]?.y ?? 0));
    expect(ends).toEqual([-25, 0, 25]);
  });

  it("places labels where no line, box or other label is", () => {
    const { boxes, lines, labels } = arrange(FAN, { direction: "TB", area: AREA });
    const placed = labels.flatMap((at) => (at ? [{ ...at, width: 90, height: 29 }] : []));
    expect(placed).toHaveLength(3);
    const taken = [
      ...boxes,
      ...placed,
      ...lines.flatMap((points) =>
        points.slice(1).map((point, index) => {
          const from = points[index] ?? point;
          return {
            x: (from.x + point.x) / 2,
            y: (from.y + point.y) / 2,
            width: Math.abs(from.x - point.x),
            height: Math.abs(from.y - point.y),
          };
        }),
      ),
    ];
    for (const one of placed)
      for (const other of taken.filter((box) => box !== one))
        expect(
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
            Math.abs(one.y - other.y) >= (one.height + other.height) / 2,
        ).toBe(true);
  });
});

it("leads an edge past the nodes of the ranks between its ends", () => {
  const long = edge(0, 2, { passes: new Map([[1, 160]]) });
  const graph = { nodes: [node(0, 100), node(1, 60), node(2, 100)], edges: [edge(0, 1), long] };
  const { boxes, lines } = arrange(graph, { direction: "LR", area: AREA });
  const between = boxes[1];
  const past = lines[1]?.filter(({ x }) => Math.abs(x - (between?.x ?? 0)) < 160).map(({ y }) => y);
  expect(Math.min(...(past ?? []))).toBeGreaterThan((between?.y ?? 0) + 40);
});

it("joins two ways between two nodes by two lines", () => {
  const graph = { nodes: [node(0, 0), node(1, 0)], edges: [edge(0, 1), edge(1, 0)] };
  const { lines } = arrange(graph, { direction: "LR", area: AREA });
  expect(lines.map((points) => points.map(({ y }) => y))).toEqual([
    [-13, -13].map((y) => y * (25 / 26)),
    [13, 13].map((y) => y * (25 / 26)),
  ]);
  expect((lines[0]?.[0]?.x ?? 0) < (lines[0]?.[1]?.x ?? 0)).toBe(true);
  expect((lines[1]?.[0]?.x ?? 0) > (lines[1]?.[1]?.x ?? 0)).toBe(true);
});

it.each([
  ["above it where ranks run level", "LR", 0, -80],
  ["to its right where they run down", "TB", 140, 0],
] as const)("draws an edge from a node to itself as a loop %s", (_what, direction, x, y) => {
  const { lines } = arrange(
    { nodes: [node(0, 0)], edges: [edge(0, 0)] },
    { direction, area: AREA },
  );
  const [, first, second] = lines[0] ?? [];
  expect(((first?.x ?? 0) + (second?.x ?? 0)) / 2 - 100 * Number(direction === "LR")).toBeCloseTo(
    direction === "LR" ? x : x,
    0,
  );
  expect(((first?.y ?? 0) + (second?.y ?? 0)) / 2 - 40 * Number(direction === "TB")).toBeCloseTo(
    y,
    0,
  );
});
