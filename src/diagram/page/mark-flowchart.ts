import { firstStep, type Mark, type Stage } from "./mark-steps.ts";
import { ask, objects, property, text } from "./mermaid-db.ts";

/** Nodes, edges with their labels, and subgraphs. */
export function markFlowchart(
  svg: SVGSVGElement,
  db: object,
  stages: readonly Stage[],
  mark: Mark,
): void {
  const vertexStep = firstStep(
    stages.map(
      (stage) => new Set(objects(ask(stage.db, "getVertices")).map((vertex) => text(vertex, "id"))),
    ),
  );
  for (const vertex of objects(ask(db, "getVertices"))) {
    mark(
      svg.querySelector(`[id$="-${CSS.escape(text(vertex, "domId"))}"]`),
      vertexStep(text(vertex, "id")),
    );
  }

  // Edges are only ever appended, so that the n-th of the whole is the n-th of every stage that has it.
  const edgeStep = firstStep(
    stages.map((stage) => new Set(objects(ask(stage.db, "getEdges")).keys())),
  );
  for (const [index, edge] of objects(ask(db, "getEdges")).entries()) {
    const id = CSS.escape(text(edge, "id"));
    mark(svg.querySelector(`path[data-edge][data-id="${id}"]`), edgeStep(index));
    mark(svg.querySelector(`g.label[data-id="${id}"]`)?.closest("g.edgeLabel"), edgeStep(index));
  }

  const subgraphStep = firstStep(
    stages.map((stage) => new Set(subgraphs(stage.db).map(({ key }) => key))),
  );
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
  return objects(ask(db, "getSubGraphs")).map((subgraph) => {
    const id = text(subgraph, "id");
    return { id, key: /^subGraph\d+$/.test(id) ? String(property(subgraph, "title")) : id };
  });
}
