import { firstStep, type Mark, type Stage } from "./mark-steps.ts";
import { ask, objects, property, text } from "./mermaid-db.ts";

/** States, transitions with their labels, and notes. */
export function markState(
  svg: SVGSVGElement,
  db: object,
  stages: readonly Stage[],
  mark: Mark,
): void {
  const nodeStep = firstStep(stages.map((stage) => new Set(nodes(stage.db).map(nodeKey))));
  for (const node of nodes(db)) {
    const id = CSS.escape(text(node, "domId"));
    mark(
      svg.querySelector(
        `.node[id$="-${id}"], .cluster[id$="-${id}"], .statediagram-cluster[id$="-${id}"]`,
      ),
      nodeStep(nodeKey(node)),
    );
  }
  const edgeStep = firstStep(
    stages.map((stage) => new Set(edgeKeys(stage.db).map(({ key }) => key))),
  );
  for (const { id, key } of edgeKeys(db)) {
    mark(svg.querySelector(`path[data-edge][data-id="${CSS.escape(id)}"]`), edgeStep(key));
    mark(
      svg.querySelector(`g.label[data-id="${CSS.escape(id)}"]`)?.closest("g.edgeLabel"),
      edgeStep(key),
    );
  }
}

function nodes(db: object): object[] {
  return objects(property(ask(db, "getData"), "nodes"));
}

/** Ids of notes end in a count that differs from stage to stage. */
function nodeKey(node: object): string {
  return text(node, "id").replace(/(----(?:note|parent))-\d+$/, "$1");
}

/** Ids of transitions are counted too, so that they go by their ends, and by how often those came before. */
function edgeKeys(db: object): { id: string; key: string }[] {
  const seen = new Map<string, number>();
  return objects(property(ask(db, "getData"), "edges")).map((edge) => {
    const ends = [text(edge, "start"), text(edge, "end")]
      .map((end) => end.replace(/-\d+$/, ""))
      .join(" ");
    const count = seen.get(ends) ?? 0;
    seen.set(ends, count + 1);
    return { id: text(edge, "id"), key: `${ends} ${count}` };
  });
}
