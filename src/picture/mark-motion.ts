import type { Element, Properties } from "hast";
import { classesOf } from "../episode/class-names.ts";

/** What is drawn along a line. */
const LINES: ReadonlySet<string> = new Set(["path", "line", "polyline"]);

/** What an element has from those around it. */
interface Inherited {
  readonly isStep: boolean;
  readonly fill: Properties[string];
  readonly dashes: Properties[string];
}

/**
 * Lets lines of a step draw themselves when it comes: gives them the class `motion-draw`, for which `motion.css` has
 * rules, and a length of 1. Dashes would be lost, and so dashed lines fade in as all else does.
 */
export function markMotion(
  element: Element,
  around: Inherited = { isStep: false, fill: undefined, dashes: undefined },
): void {
  const { properties, tagName } = element;
  const own: Inherited = {
    isStep: around.isStep || properties["dataStep"] !== undefined,
    fill: properties["fill"] ?? around.fill,
    dashes: properties["strokeDasharray"] ?? properties["strokeDashArray"] ?? around.dashes,
  };
  const isLine = LINES.has(tagName) && (own.fill === "none" || tagName === "line");
  if (own.isStep && isLine && !isDashed(own.dashes)) {
    properties["className"] = [...classesOf(element), "motion-draw"];
    properties["pathLength"] = 1;
  }
  if (tagName === "defs") return;
  for (const child of element.children) if (child.type === "element") markMotion(child, own);
}

/** Mermaid writes `0` for none. */
function isDashed(dashes: Properties[string]): boolean {
  return dashes != null && !["none", "0"].includes(String(dashes));
}
