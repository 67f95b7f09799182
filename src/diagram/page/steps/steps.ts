import type { Diagram } from "../mermaid-db.ts";
import { markFlowchart } from "./flowchart.ts";
import { markSequence } from "./sequence.ts";
import type { Marking, Stage } from "./stages.ts";
import { markState } from "./state.ts";

/** The kinds of diagram that can have steps. Each marks whatever of its drawing comes with a step. */
const KINDS: readonly {
  /** For mermaid's name of the type. */
  readonly type: RegExp;
  /** How an author writes it. */
  readonly name: string;
  readonly mark: (marking: Marking) => void;
}[] = [
  { type: /^flowchart/, name: "flowchart", mark: markFlowchart },
  { type: /^sequence/, name: "sequenceDiagram", mark: markSequence },
  { type: /^state/, name: "stateDiagram-v2", mark: markState },
];

/**
 * Says that a kind of diagram can't have steps; undefined for one that can.
 *
 * @param keyword the kind as its author wrote it
 */
export function stepsProblem(type: string, keyword: string): string | undefined {
  if (KINDS.some((kind) => kind.type.test(type))) return undefined;
  const names = KINDS.map(({ name }) => `\`${name}\``);
  return `Unexpected steps in a \`${keyword}\`, expected them in a ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Gives what each step introduces its number in `data-step`. */
export function markSteps(svg: SVGSVGElement, diagram: Diagram, stages: readonly Stage[]): void {
  const mark: Marking["mark"] = (element, step) => {
    if (step > 0) element?.setAttribute("data-step", String(step));
  };
  KINDS.find(({ type }) => type.test(diagram.type))?.mark({ svg, db: diagram.db, stages, mark });
}
