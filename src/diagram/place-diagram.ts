import type { Element } from "hast";
import { visit } from "unist-util-visit";
import { copyElement } from "../episode/copy-tree.ts";
import { ID_TOKEN } from "./page/protocol.ts";

/** Where a diagram stands on a page. */
export interface DiagramPlace {
  /** Unique on the page: every id of its `svg` will begin with it. */
  readonly id: string;
  /** The slide's step that the diagram's first step is. */
  readonly firstStep: number;
  /** Says what the diagram shows when it has no title of its own. */
  readonly label: string;
}

/** A copy of an `svg` of `renderDiagrams` with the ids and step numbers of its place on a page. */
export function placeDiagram(svg: Element, { id, firstStep, label }: DiagramPlace): Element {
  const placed = copyElement(svg);
  visit(placed, "element", ({ properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === "string") properties[name] = value.replaceAll(ID_TOKEN, id);
      if (Array.isArray(value))
        properties[name] = value.map((each) => String(each).replaceAll(ID_TOKEN, id));
    }
    const step = properties["dataStep"];
    if (step !== undefined) properties["dataStep"] = String(Number(step) + firstStep - 1);
  });
  if (placed.properties["ariaLabelledBy"] === undefined) placed.properties["ariaLabel"] = label;
  return placed;
}
