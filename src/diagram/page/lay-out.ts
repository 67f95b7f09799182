import { type Chain, chainOf, drawnEdges, drawnNodes, flowGraph } from "./flow-graph.ts";
import { foldChain, type Folding } from "./fold-chain.ts";
import { LARGE, scaleIn, type Size } from "./fold.ts";
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

/** Labels wrap as they come, or narrow for boxes that are to stand side by side. */
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

/** Folds a chain, with narrow labels when that makes it larger and it needs to be. */
async function folded(
  svg: SVGSVGElement,
  chain: Chain,
  db: object,
  area: Size,
  drawNarrow: () => Promise<SVGSVGElement>,
): Promise<SVGSVGElement> {
  const plan = (drawn: SVGSVGElement): Folding =>
    foldChain(chain, drawnNodes(drawn, db), drawnEdges(drawn, db), area);
  let best = { svg, plan: plan(svg) };
  if (scaleIn(area, best.plan.size) < LARGE) {
    const narrow = await drawNarrow();
    const other = { svg: narrow, plan: plan(narrow) };
    if (scaleIn(area, other.plan.size) > scaleIn(area, best.plan.size) * WORTH.wrapping)
      best = other;
  }
  best.plan.apply();
  return best.svg;
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
