import type { Point, Size } from "./fold.ts";
import { ask, objects, property, text } from "./mermaid-db.ts";

/** What of a graph tells whether it is a chain. */
interface Graph {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** Nodes one after another, each joined to the next by one edge, as indices into the graph's. */
export interface Chain {
  readonly nodes: readonly number[];
  /** `edges[n]` leads from `nodes[n]` to the next; in a circle the last leads back to the first. */
  readonly edges: readonly number[];
  readonly circle: boolean;
}

/** A circle needs two rows of at least two to be drawn with straight edges. */
const LEAST_CIRCLE = 4;

/** The chain or circle that the whole graph is, or undefined when it branches, joins or falls apart. */
export function chainOf({ nodes, edges }: Graph): Chain | undefined {
  const circle = edges.length === nodes.length;
  if (circle ? nodes.length < LEAST_CIRCLE : nodes.length < 2 || edges.length !== nodes.length - 1)
    return undefined;
  const leaving = new Map(edges.map((edge, index) => [edge.from, { to: edge.to, index }]));
  const entered = new Set(edges.map((edge) => edge.to));
  if (leaving.size !== edges.length || entered.size !== edges.length) return undefined;
  const chain: string[] = [];
  const links: number[] = [];
  for (
    let node = circle ? nodes[0] : nodes.find((id) => !entered.has(id));
    node !== undefined && !chain.includes(node);
  ) {
    chain.push(node);
    const edge = leaving.get(node);
    if (edge) links.push(edge.index);
    node = edge?.to;
  }
  if (chain.length !== nodes.length) return undefined;
  return { nodes: chain.map((id) => nodes.indexOf(id)), edges: links, circle };
}

/** What mermaid draws of a flowchart or a state diagram. */
function dataOf(db: object): { nodes: object[]; edges: object[] } {
  const data = ask(db, "getData");
  return { nodes: objects(property(data, "nodes")), edges: objects(property(data, "edges")) };
}

/** A flowchart's or a state diagram's nodes and edges; undefined when some of the nodes hold others. */
export function graphOf(db: object): Graph | undefined {
  const { nodes, edges } = dataOf(db);
  if (nodes.some((node) => property(node, "isGroup") === true)) return undefined;
  return {
    nodes: nodes.map((node) => text(node, "id")),
    edges: edges.map((edge) => ({ from: text(edge, "start"), to: text(edge, "end") })),
  };
}

/** A node as it is drawn. */
export interface DrawnNode extends Size, Point {
  readonly element: SVGGElement;
  /** Its outline, where that is a rectangle that can be made larger. */
  readonly box: SVGRectElement | null;
}

/** An edge as it is drawn. */
export interface DrawnEdge {
  /** Mermaid's. */
  readonly id: string;
  readonly path: SVGPathElement;
  readonly label: SVGGElement | null;
  /** Indices of nodes. */
  readonly from: number;
  readonly to: number;
}

/**
 * What shows nodes and edges, in the order of `graphOf`.
 *
 * @throws when something of it is not shown
 */
export function drawnGraph(
  svg: SVGSVGElement,
  db: object,
): { nodes: DrawnNode[]; edges: DrawnEdge[] } {
  const data = dataOf(db);
  const ids = data.nodes.map((node) => text(node, "id"));
  const nodes = data.nodes.flatMap((node) => {
    const element = svg.querySelector(`g.node[id$="-${CSS.escape(text(node, "domId"))}"]`);
    return element instanceof SVGGElement ? [drawnNode(element)] : [];
  });
  const edges = data.edges.flatMap((edge): DrawnEdge[] => {
    const [from, to, id] = [text(edge, "start"), text(edge, "end"), text(edge, "id")];
    const { path, label } = from === to ? drawnLoop(svg, from, id) : drawnEdge(svg, id);
    return path ? [{ id, path, label, from: ids.indexOf(from), to: ids.indexOf(to) }] : [];
  });
  if (nodes.length < data.nodes.length || edges.length < data.edges.length)
    throw new Error("Unexpected drawing, expected each node and each edge in it");
  return { nodes, edges };
}

function drawnNode(element: SVGGElement): DrawnNode {
  const { width, height } = element.getBBox();
  const { x, y } = placeOf(element);
  const box = element.querySelector<SVGRectElement>(":scope > rect.label-container");
  return { element, box, width, height, x, y };
}

/** Where a group is moved to. */
function placeOf(group: SVGGElement): Point {
  const matrix = group.transform.baseVal.consolidate()?.matrix;
  return { x: matrix?.e ?? 0, y: matrix?.f ?? 0 };
}

/** What shows the edge that mermaid's database knows by an id, in any kind of diagram that is a graph. */
export function drawnEdge(
  svg: SVGSVGElement,
  edgeId: string,
): { path: SVGPathElement | null; label: SVGGElement | null } {
  const id = CSS.escape(edgeId);
  return {
    path: svg.querySelector<SVGPathElement>(`path[data-edge][data-id="${id}"]`),
    label: svg.querySelector<SVGGElement>(`g.edgeLabel:has(g.label[data-id="${id}"])`),
  };
}

/** The points through which mermaid drew an edge. */
export function pointsOf(path: SVGPathElement): Point[] {
  const points: unknown = JSON.parse(atob(path.getAttribute("data-points") ?? btoa("[]")));
  return objects(points).map((point) => ({
    x: Number(property(point, "x")),
    y: Number(property(point, "y")),
  }));
}

/** dagre has an edge from a node to itself drawn in three parts: leaves the first, under the edge's own id. */
function drawnLoop(
  svg: SVGSVGElement,
  nodeId: string,
  edgeId: string,
): ReturnType<typeof drawnEdge> {
  const known = drawnEdge(svg, edgeId);
  if (known.path) return known;
  const { path } = drawnEdge(svg, `${nodeId}-cyclic-special-1`);
  const middle = drawnEdge(svg, `${nodeId}-cyclic-special-mid`);
  middle.path?.remove();
  drawnEdge(svg, `${nodeId}-cyclic-special-2`).path?.remove();
  path?.setAttribute("data-id", edgeId);
  middle.label?.querySelector("g.label")?.setAttribute("data-id", edgeId);
  return { path, label: middle.label };
}
