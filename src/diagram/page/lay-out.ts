import { fold, LARGE, type Point, scaleIn, type Size } from "./fold.ts";
import { type Chain, chainOf, drawnEdges, drawnNodes, flowGraph } from "./graph.ts";
import type { DrawnEdge, DrawnNode } from "./graph.ts";
import type { Diagram } from "./mermaid-db.ts";

/** How mermaid is to draw. */
export interface Drawing {
  readonly code: string;
  /** Mermaid's choice for the type when left out. */
  readonly layout?: "dagre";
  /** Pixels at which labels wrap. */
  readonly wrap: number;
}

export type Draw = (drawing: Drawing) => Promise<SVGSVGElement>;

/** Pixels at which labels wrap: as a rule, and in boxes that are to stand side by side. */
const [WIDE, NARROW] = [290, 210];
/** Under this scale labels of 25 px come out under 20 px. */
const LEAST_SCALE = 0.8;
/** How much larger another wrap or direction must make a diagram to be taken instead of the author's. */
const WORTH = { wrapping: 1.04, turning: 1.2 };

const HEAD = /^(\s*(?:flowchart|graph)(?:-elk)?[ \t]+|\s*direction[ \t]+)(LR|RL|TB|TD|BT)\b/m;
const TURNED: Readonly<Record<string, string>> = {
  LR: "TB",
  RL: "BT",
  TB: "LR",
  TD: "LR",
  BT: "RL",
};

/** Draws a diagram; a flowchart that would be small in the area is folded when it is a chain, else turned when that helps. */
export async function layOut(
  code: string,
  { type, db }: Diagram,
  area: Size,
  draw: Draw,
): Promise<SVGSVGElement> {
  const graph = type.startsWith("flowchart") ? flowGraph(db) : undefined;
  const chain = graph && chainOf(graph);
  // Without subgraphs dagre's drawings are as good as ELK's, often larger, and ELK takes 0.3 s more to load.
  const drawing: Drawing = { code, wrap: WIDE, ...(graph ? { layout: "dagre" } : {}) };
  const svg = await draw(drawing);
  const scale = scaleOf(svg, area);
  if (chain && (chain.circle || scale < LARGE))
    return await folded(svg, chain, db, area, () => draw({ ...drawing, wrap: NARROW }));
  if (scale >= LEAST_SCALE || !/^(?:flowchart|state)/.test(type)) return svg;
  return await larger(svg, drawing, area, draw);
}

/** The drawing itself, narrower labels, or the other direction, whichever is clearly larger. */
async function larger(
  svg: SVGSVGElement,
  drawing: Drawing,
  area: Size,
  draw: Draw,
): Promise<SVGSVGElement> {
  const turned = drawing.code.replace(
    HEAD,
    (_, before: string, direction: string) => `${before}${TURNED[direction]}`,
  );
  let best = { svg, worth: scaleOf(svg, area) };
  for (const { other, factor } of [
    { other: { ...drawing, wrap: NARROW }, factor: WORTH.wrapping },
    { other: { ...drawing, code: turned }, factor: WORTH.turning },
  ]) {
    if (other.code === drawing.code && other.wrap === drawing.wrap) continue;
    const candidate = await draw(other);
    const worth = scaleOf(candidate, area) / factor;
    if (worth > best.worth) best = { svg: candidate, worth };
  }
  return best.svg;
}

function scaleOf(svg: SVGSVGElement, area: Size): number {
  const { width, height } = svg.viewBox.baseVal;
  return scaleIn(area, { width, height });
}

/** Folds a chain into rows, with narrow labels where the wide ones leave it small and it gets larger by them. */
async function folded(
  svg: SVGSVGElement,
  chain: Chain,
  db: object,
  area: Size,
  drawNarrow: () => Promise<SVGSVGElement>,
): Promise<SVGSVGElement> {
  const plan = (drawn: SVGSVGElement): Folding => foldChain(drawn, chain, db, area);
  let best = plan(svg);
  if (scaleIn(area, best.size) < LARGE) {
    const narrow = plan(await drawNarrow());
    if (scaleIn(area, narrow.size) > scaleIn(area, best.size) * WORTH.wrapping) best = narrow;
  }
  best.apply();
  return best.svg;
}

/** Pixels between an arrow's tip and the box it points at. */
const ARROW_GAP = 6;
const LEAST_HEIGHT = 92;
const NO_LABEL: Size = { width: 0, height: 0 };

/** Where the parts of a drawn chain go. */
interface Folding {
  readonly svg: SVGSVGElement;
  readonly size: Size;
  /** Moves the nodes and draws the edges anew, straight from box to box. */
  apply(): void;
}

function foldChain(svg: SVGSVGElement, chain: Chain, db: object, area: Size): Folding {
  const [nodes, edges] = [drawnNodes(svg, db), drawnEdges(svg, db)];
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
  return { svg, size, apply };
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
    ? { x: to.x - way * (to.width / 2 + ARROW_GAP), y: from.y }
    : { x: from.x, y: to.y - way * (to.height / 2 + ARROW_GAP) };
  path.setAttribute("d", `M${start.x},${start.y}L${end.x},${end.y}`);
  label?.element.setAttribute(
    "transform",
    `translate(${(start.x + end.x) / 2 - (across ? way * 4 : 0)}, ${(start.y + end.y) / 2})`,
  );
}
