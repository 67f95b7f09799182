/** What of a graph tells whether it is a chain. */
export interface Graph {
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
