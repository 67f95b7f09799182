import { drawnEdge } from "../graph.ts";
import { ask, objects, property, text } from "../mermaid-db.ts";
import { firstStep, type Marking } from "./stages.ts";

/** States, transitions with their labels, and notes. */
export function markState({ svg, db, stages, mark }: Marking): void {
  const nodeStep = firstStep(stages, (each) => nodes(each).map(nodeKey));
  for (const node of nodes(db)) {
    const end = `[id$="-${CSS.escape(text(node, "domId"))}"]`;
    const state = `.node${end}, .cluster${end}, .statediagram-cluster${end}`;
    mark(svg.querySelector(state), nodeStep(nodeKey(node)));
  }
  const edgeStep = firstStep(stages, (each) => edgeKeys(each).map(({ key }) => key));
  for (const { id, key } of edgeKeys(db)) {
    const { path, label } = drawnEdge(svg, id);
    mark(path, edgeStep(key));
    mark(label, edgeStep(key));
  }
}

function nodes(db: object): object[] {
  return objects(property(ask(db, "getData"), "nodes"));
}

/** Ids of notes end in a count that differs from stage to stage. */
function nodeKey(node: object): string {
  return text(node, "id").replace(/(----(?:note|parent))-\d+$/, "$1");
}

/** Ids of transitions are counted too: their keys are their two ends, and how many before them have the same ends. */
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
