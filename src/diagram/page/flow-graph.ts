import { ask, objects, text } from "./ask-db.ts";
import type { Graph } from "./chain.ts";

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
  if (objects(ask(db, "getSubGraphs")).length > 0) return undefined;
  return {
    nodes: objects(ask(db, "getVertices")).map((vertex) => text(vertex, "id")),
    edges: objects(ask(db, "getEdges")).map((edge) => ({
      from: text(edge, "start"),
      to: text(edge, "end"),
    })),
  };
}

/** The drawn nodes, in the order of `flowGraph`. */
export function drawnNodes(svg: SVGSVGElement, db: object): DrawnNode[] {
  return objects(ask(db, "getVertices")).flatMap((vertex) => {
    const element = svg.querySelector(`g.node[id$="-${CSS.escape(text(vertex, "domId"))}"]`);
    return element instanceof SVGGElement ? [measured(element)] : [];
  });
}

/** The drawn edges, in the order of `flowGraph`. */
export function drawnEdges(svg: SVGSVGElement, db: object): DrawnEdge[] {
  return objects(ask(db, "getEdges")).flatMap((edge): DrawnEdge[] => {
    const id = CSS.escape(text(edge, "id"));
    const path = svg.querySelector(`path[data-edge][data-id="${id}"]`);
    if (!(path instanceof SVGPathElement)) return [];
    const label = svg.querySelector(`g.label[data-id="${id}"]`)?.closest("g.edgeLabel");
    return [{ path, label: label instanceof SVGGElement ? measured(label) : undefined }];
  });
}

function measured(element: SVGGElement): DrawnNode {
  const { width, height } = element.getBBox();
  return { element, width, height };
}
