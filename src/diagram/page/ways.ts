import {
  arrange,
  type Arrangement,
  type Direction,
  type RankedGraph,
  type RankedNode,
} from "./arrange.ts";
import { fold, type Point, type Size } from "./fold.ts";
import { type Chain, chainOf, drawnGraph, graphOf, pointsOf } from "./graph.ts";
import type { Draw, Way } from "./lay-out.ts";
import { ask, list, text } from "./mermaid-db.ts";
import type { Strokes } from "./protocol.ts";
import { rankedGraph } from "./rank.ts";
import { breadthOf, drawEdge, type EdgeStyle, styleOfEdge } from "./signs.ts";
import { setAttributes } from "./tidy.ts";

interface Source {
  readonly code: string;
  readonly db: object;
  readonly strokes: Strokes;
  readonly draw: Draw;
  readonly area: Size;
}

/** Pixels at which labels wrap: as a rule, and where the diagram would have to be drawn smaller. */
const WRAPS = [320, 230] as const;
/** … where it would be drawn too small in the other direction, too. */
const NARROW = 150;

const TURNED: Readonly<Record<string, Direction>> = {
  LR: "TB",
  RL: "BT",
  TB: "LR",
  TD: "LR",
  BT: "RL",
};

/** The author's direction first; in a tall area the one that goes down. */
function directionsIn({ width, height }: Size, own: Direction): [Direction, Direction] {
  const turned = TURNED[own] ?? own;
  const isLevel = own === "LR" || own === "RL";
  return height > width && isLevel ? [turned, own] : [own, turned];
}

/**
 * Ways for a flowchart without subgraphs: its ranks, as dagre finds them, in either direction; a chain also in rows.
 * dagre's ranks are as good as ELK's, and ELK takes 0.3 s more to load.
 */
export async function* arrangedWays({
  code,
  db,
  strokes,
  draw,
  area,
}: Source): AsyncGenerator<Way> {
  const graph = graphOf(db);
  const own = directionOf(db);
  const forms = formsIn(area, own, graph && chainOf(graph));
  const each = [WRAPS, [NARROW]].flatMap((wraps) =>
    forms.flatMap((form) => wraps.map((wrap) => ({ form, wrap }))),
  );
  for (const { form, wrap } of each) {
    const svg = await draw({ code, layout: "dagre", wrap });
    const drawn = drawnGraph(svg, db);
    const styles = drawn.edges.map(({ id, path }) => styleOf(id, path, db, strokes));
    const edges = drawn.edges.map((edge, index) => ({
      ...edge,
      sign: breadthOf(styles[index]?.end ?? "none"),
    }));
    const ranked = rankedGraph({ nodes: drawn.nodes, edges, direction: own });
    for (const uniform of [true, false]) {
      const arranged = form({ ...ranked, nodes: sized(ranked.nodes, uniform) });
      yield {
        size: arranged.size,
        isNarrow: wrap === NARROW,
        draw: () => drawArranged(copyOf(svg), db, arranged, styles),
      };
    }
  }
}

const MOST_ROWS = 4;

/** How a graph may be arranged, the better ways first. */
function formsIn(
  area: Size,
  own: Direction,
  chain: Chain | undefined,
): ((graph: RankedGraph) => Arrangement)[] {
  const ranks = directionsIn(area, own).map(
    (direction) => (graph: RankedGraph) => arrange(graph, { direction, area }),
  );
  if (chain === undefined) return ranks;
  const most = chain.circle ? 2 : Math.min(MOST_ROWS, Math.ceil(chain.nodes.length / 2));
  const rows = Array.from({ length: most - 1 }, (_, index) => {
    return (graph: RankedGraph) => foldChain(graph, chain, index + 2, area);
  });
  return chain.circle ? [...rows, ...ranks] : [...ranks.slice(0, 1), ...rows, ...ranks.slice(1)];
}

/** Boxes of one height, and of one width if they are to be uniform. */
function sized(nodes: readonly RankedNode[], uniform: boolean): RankedNode[] {
  const boxes = nodes.filter(({ isBox }) => isBox);
  const widest = Math.max(0, ...boxes.map(({ width }) => width));
  const height = Math.max(0, ...boxes.map((box) => box.height));
  return nodes.map((node) =>
    node.isBox ? { ...node, width: uniform ? widest : node.width, height } : node,
  );
}

function directionOf(db: object): Direction {
  const direction = ask(db, "getDirection");
  return direction === "LR" || direction === "RL" || direction === "BT" ? direction : "TB";
}

/** A chain in rows, with everything in the order of the graph. */
function foldChain(
  { nodes, edges }: RankedGraph,
  chain: Chain,
  rows: number,
  area: Size,
): Arrangement {
  const { boxes, lines, labels, size } = fold({
    boxes: chain.nodes.flatMap((index) => nodes[index] ?? []),
    labels: chain.edges.flatMap((index) => edges[index]?.label ?? []),
    circle: chain.circle,
    rows,
    area,
  });
  const inOrder = <T>(items: readonly T[], order: readonly number[]): T[] =>
    [...items.entries()]
      .toSorted(([one], [other]) => (order[one] ?? 0) - (order[other] ?? 0))
      .map(([, item]) => item);
  return {
    boxes: inOrder(boxes, chain.nodes),
    lines: inOrder(lines, chain.edges),
    labels: inOrder(labels, chain.edges),
    size,
  };
}

/** Moves the nodes, and draws the edges anew. */
function drawArranged(
  svg: SVGSVGElement,
  db: object,
  { boxes, lines, labels }: Arrangement,
  styles: readonly EdgeStyle[],
): SVGSVGElement {
  const { nodes, edges } = drawnGraph(svg, db);
  for (const [index, { x, y, width, height }] of boxes.entries()) {
    const node = nodes[index];
    node?.element.setAttribute("transform", `translate(${x}, ${y})`);
    if (node?.box) setAttributes(node.box, { x: -width / 2, y: -height / 2, width, height });
  }
  for (const [index, { path, label }] of edges.entries()) {
    const [style, place] = [styles[index], labels[index]];
    if (style) drawEdge(path, style, lines[index]);
    if (place) label?.setAttribute("transform", `translate(${place.x}, ${place.y})`);
  }
  return svg;
}

const HEAD = /^(\s*(?:flowchart|graph)(?:-elk)?[ \t]+|\s*direction[ \t]+)(LR|RL|TB|TD|BT)\b/m;

/** Ways for other graphs: as mermaid lays them out, in either direction. */
export async function* mermaidWays({ code, db, strokes, draw, area }: Source): AsyncGenerator<Way> {
  const own = HEAD.exec(code)?.[2];
  const directions = directionsIn(area, own === "LR" || own === "RL" || own === "BT" ? own : "TB");
  for (const direction of own === undefined ? [undefined] : directions)
    for (const wrap of WRAPS) {
      const turned = direction === own ? code : code.replace(HEAD, `$1${direction}`);
      const svg = await draw({ code: turned, wrap });
      const { width, height } = svg.viewBox.baseVal;
      yield { size: { width, height }, draw: () => styled(copyOf(svg), db, strokes) };
    }
}

/** Draws the signs of edges that mermaid laid out; one that ends at a subgraph keeps its way, which ends inside. */
function styled(svg: SVGSVGElement, db: object, strokes: Strokes): SVGSVGElement {
  const groups = new Set(list(db, "getSubGraphs").map((subgraph) => text(subgraph, "id")));
  const whole = new Set(
    list(db, "getEdges")
      .filter((edge) => groups.has(text(edge, "start")) || groups.has(text(edge, "end")))
      .map((edge) => text(edge, "id")),
  );
  const loops = new Set(
    list(db, "getEdges")
      .filter((edge) => text(edge, "start") === text(edge, "end"))
      .map((edge) => text(edge, "id")),
  );
  for (const path of svg.querySelectorAll<SVGPathElement>("path[data-edge][data-id]")) {
    const id = path.getAttribute("data-id") ?? "";
    const points = pointsOf(path);
    const way = loops.has(id) ? widened(points) : points;
    drawEdge(path, styleOf(id, path, db, strokes), whole.has(id) ? undefined : way);
  }
  return svg;
}

/** Pixels from a node to the far side of a loop, whose sign takes 24 of them; ELK leaves ten. */
const LOOP_REACH = 34;

/** Moves the far side of a loop away from its node, so that its sign has room. */
function widened(points: readonly Point[]): readonly Point[] {
  const [first, second, third, last] = points;
  if (!first || !second || !third || !last || points.length !== 4) return points;
  const reach = Math.hypot(second.x - first.x, second.y - first.y);
  const factor = Math.max(1, LOOP_REACH / reach);
  const away = (from: Point, to: Point): Point => ({
    x: from.x + (to.x - from.x) * factor,
    y: from.y + (to.y - from.y) * factor,
  });
  return [first, away(first, second), away(last, third), last];
}

/** Only a flowchart's edges have a type and classes of their own. */
function styleOf(id: string, path: SVGPathElement, db: object, strokes: Strokes): EdgeStyle {
  const edge = list(db, "getEdges").find((each) => text(each, "id") === id);
  if (edge) return styleOfEdge(edge, strokes);
  return { start: "none", end: path.hasAttribute("marker-end") ? "head" : "none" };
}

/** A copy on the page, where it can be measured. */
function copyOf(svg: SVGSVGElement): SVGSVGElement {
  const holder = document.createElement("div");
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error("Unexpected copy, expected an `svg`");
  holder.append(copy);
  document.body.append(holder);
  return copy;
}
