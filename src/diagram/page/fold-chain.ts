import type { Chain, DrawnEdge, DrawnNode } from "./flow-graph.ts";
import { fold, type Point, type Size } from "./fold.ts";

/** Pixels between an arrow's tip and the box it points at. */
const AIR = 6;
const LEAST_HEIGHT = 92;
const NO_LABEL: Size = { width: 0, height: 0 };

/** A chain with what shows it, ready to be moved into rows. */
export interface Folding {
  readonly size: Size;
  /** Moves the nodes and draws the edges anew, straight from box to box. */
  apply(): void;
}

/** Plans how a drawn chain goes into rows that fill the area. */
export function foldChain(
  chain: Chain,
  nodes: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
  area: Size,
): Folding {
  const boxes = chain.nodes.flatMap((index) => nodes[index] ?? []);
  const joints = chain.edges.flatMap((index) => edges[index] ?? []);
  const { centres, height, size } = fold({
    boxes: boxes.map((box) => ({ width: box.width, height: Math.max(box.height, LEAST_HEIGHT) })),
    labels: joints.map(({ label }) => label ?? NO_LABEL),
    circle: chain.circle,
    area,
  });
  const apply = (): void => {
    const placed = boxes.map((box, index) => place(box, centres[index] ?? { x: 0, y: 0 }, height));
    for (const [index, joint] of joints.entries()) {
      const [from, to] = [placed[index], placed[(index + 1) % placed.length]];
      if (from && to) join(joint, from, to);
    }
  };
  return { size, apply };
}

interface Box extends Point, Size {}

function place({ element, width, height }: DrawnNode, centre: Point, rowHeight: number): Box {
  element.setAttribute("transform", `translate(${centre.x}, ${centre.y})`);
  const rect = element.querySelector(":scope > rect.label-container");
  if (rect === null) return { ...centre, width, height };
  rect.setAttribute("y", String(-rowHeight / 2));
  rect.setAttribute("height", String(rowHeight));
  return { ...centre, width, height: rowHeight };
}

function join({ path, label }: DrawnEdge, from: Box, to: Box): void {
  const across = Math.abs(to.y - from.y) < 1;
  const way = Math.sign(across ? to.x - from.x : to.y - from.y);
  const start = across
    ? { x: from.x + (way * from.width) / 2, y: from.y }
    : { x: from.x, y: from.y + (way * from.height) / 2 };
  const end = across
    ? { x: to.x - way * (to.width / 2 + AIR), y: from.y }
    : { x: from.x, y: to.y - way * (to.height / 2 + AIR) };
  path.setAttribute("d", `M${start.x},${start.y}L${end.x},${end.y}`);
  label?.element.setAttribute(
    "transform",
    `translate(${(start.x + end.x) / 2 - (across ? way * 4 : 0)}, ${(start.y + end.y) / 2})`,
  );
}
