import { markFlowchart } from "./mark-flowchart.ts";
import { markSequence } from "./mark-sequence.ts";
import { markState } from "./mark-state.ts";
import type { Diagram } from "./mermaid-db.ts";

/** A diagram's database as it stood when a step began. */
export interface Stage {
  readonly db: object;
  /** Blocks that were closed to make it whole. */
  readonly closed: number;
}

export type Mark = (element: Element | null | undefined, step: number) => void;

const MARKERS: readonly {
  readonly type: RegExp;
  readonly mark: (svg: SVGSVGElement, db: object, stages: readonly Stage[], mark: Mark) => void;
}[] = [
  { type: /^flowchart/, mark: markFlowchart },
  { type: /^sequence/, mark: markSequence },
  { type: /^state/, mark: markState },
];

/** Tags what each step introduces with `data-step` and reveal.js's fragment class and index. */
export function markSteps(svg: SVGSVGElement, diagram: Diagram, stages: readonly Stage[]): void {
  MARKERS.find(({ type }) => type.test(diagram.type))?.mark(
    svg,
    diagram.db,
    stages,
    (element, step) => {
      if (!element || step === 0) return;
      element.classList.add("fragment");
      element.setAttribute("data-step", String(step));
      element.setAttribute("data-fragment-index", String(step - 1));
    },
  );
}

/**
 * Numbers what steps first introduce, from the keys that each stage has: 0 for what shows at once, 1 for what comes
 * with the first `%% step`.
 */
export function firstStep<Key>(stages: readonly ReadonlySet<Key>[]): (key: Key) => number {
  return (key) => {
    const stage = stages.findIndex((keys) => keys.has(key));
    return stage === -1 ? stages.length : stage;
  };
}
