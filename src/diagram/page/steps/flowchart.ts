import { drawnEdge } from "../graph.ts";
import { list, property, text } from "../mermaid-db.ts";
import { firstStep, type Marking } from "./stages.ts";

/** Nodes, edges with their labels, and subgraphs. */
export function markFlowchart({ svg, db, stages, mark }: Marking): void {
  const vertexStep = firstStep(stages, (each) =>
    list(each, "getVertices").map((vertex) => text(vertex, "id")),
  );
  for (const vertex of list(db, "getVertices")) {
    const id = CSS.escape(text(vertex, "domId"));
    mark(svg.querySelector(`[id$="-${id}"]`), vertexStep(text(vertex, "id")));
  }

  // Edges are only ever appended, so that the n-th of the whole is the n-th of every stage that has it.
  const edgeStep = firstStep(stages, (each) => list(each, "getEdges").keys());
  for (const [index, edge] of list(db, "getEdges").entries()) {
    const { path, label } = drawnEdge(svg, text(edge, "id"));
    mark(path, edgeStep(index));
    mark(label, edgeStep(index));
  }

  const subgraphStep = firstStep(stages, (each) => subgraphs(each).map(({ key }) => key));
  for (const { id, key } of subgraphs(db)) {
    const name = CSS.escape(id);
    mark(
      svg.querySelector(`g.cluster:is([data-id="${name}"], [id="${name}"])`) ??
        svg.querySelector(`g.cluster[id$="-${name}"]`),
      subgraphStep(key),
    );
  }
}

/** Mermaid numbers subgraphs without an id as they close, which differs from stage to stage: those go by title. */
function subgraphs(db: object): { id: string; key: string }[] {
  return list(db, "getSubGraphs").map((subgraph) => {
    const id = text(subgraph, "id");
    return { id, key: /^subGraph\d+$/.test(id) ? String(property(subgraph, "title")) : id };
  });
}
