import { list, text } from "./mermaid-db.ts";

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

/** A node as it is drawn; sizes in pixels. */
export interface DrawnNode {
  readonly element: SVGGElement;
  readonly width: number;
  readonly height: number;
}

/** An edge as it is drawn. */
export interface DrawnEdge {
  readonly path: SVGPathElement;
  readonly label?: DrawnNode | undefined;
}

/** A flowchart's nodes and edges; undefined when it has subgraphs. */
export function flowGraph(db: object): Graph | undefined {
  if (list(db, "getSubGraphs").length > 0) return undefined;
  return {
    nodes: list(db, "getVertices").map((vertex) => text(vertex, "id")),
    edges: list(db, "getEdges").map((edge) => ({
      from: text(edge, "start"),
      to: text(edge, "end"),
    })),
  };
}

/** The drawn nodes, in the order of `flowGraph`. */
export function drawnNodes(svg: SVGSVGElement, db: object): DrawnNode[] {
  return list(db, "getVertices").flatMap((vertex) => {
    const element = svg.querySelector(`g.node[id$="-${CSS.escape(text(vertex, "domId"))}"]`);
    return element instanceof SVGGElement ? [measured(element)] : [];
  });
}

/** The drawn edges, in the order of `flowGraph`. */
export function drawnEdges(svg: SVGSVGElement, db: object): DrawnEdge[] {
  return list(db, "getEdges").flatMap((edge): DrawnEdge[] => {
    const { path, label } = drawnEdge(svg, text(edge, "id"));
    return path ? [{ path, label: label ? measured(label) : undefined }] : [];
  });
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

function measured(element: SVGGElement): DrawnNode {
  const { width, height } = element.getBBox();
  return { element, width, height };
}
