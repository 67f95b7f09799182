import { list, text } from "./mermaid-db.ts";
import type { Diagram } from "./mermaid-db.ts";
import type { Change } from "./protocol.ts";
import { setAttributes } from "./tidy.ts";

const SVG = "http://www.w3.org/2000/svg";

/** How each change is written at the start of a label, and drawn, from the left of the baseline. */
const CHANGES: Readonly<Record<Change, { readonly sign: string; readonly path: string }>> = {
  raised: { sign: "▲", path: "M0,0L10,-18L20,0z" },
  lowered: { sign: "▼", path: "M0,-18L10,0L20,-18z" },
};
const NAMES = ["raised", "lowered"] as const;

/** What a label can begin with, and a sign after it. */
const SIGN_AT_START = /(?<=[[({>"`/\\]\s*)([▲▼])\s*/g;

/** The code of a flowchart with a class in place of each sign that a label begins with: no font need have the sign. */
export function classChanges(code: string, { type, db }: Diagram): string {
  if (!type.startsWith("flowchart")) return code;
  const vertices = list(db, "getVertices");
  const lines = NAMES.flatMap((name) => {
    const ids = vertices
      .filter((vertex) => text(vertex, "text").startsWith(CHANGES[name].sign))
      .map((vertex) => text(vertex, "id"));
    return ids.length > 0 ? [`class ${ids.join(",")} ${name}`] : [];
  });
  return lines.length > 0 ? [code.replace(SIGN_AT_START, ""), ...lines].join("\n") : code;
}

/** Which nodes are raised and lowered, in words. */
export function changesIn(svg: SVGSVGElement, words: Readonly<Record<Change, string>>): string {
  return NAMES.flatMap((name) => {
    const labels = [...svg.querySelectorAll(`.node.${name} .nodeLabel`)].map(firstLine);
    return labels.length > 0 ? [`${words[name]}: ${labels.join(", ")}.`] : [];
  }).join(" ");
}

function firstLine(label: Element): string {
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  return walker.nextNode()?.textContent?.trim() ?? "";
}

/** Draws the sign of each change where the style sheet leaves room for it, before the first line of a label. */
export function drawChanges(svg: SVGSVGElement): void {
  for (const name of NAMES)
    for (const node of svg.querySelectorAll<SVGGElement>(`.node.${name}`)) {
      const label = node.querySelector("foreignObject");
      const line = label && firstLineIn(label);
      const inverse = node.getScreenCTM()?.inverse();
      if (!line || !inverse) continue;
      const start = new DOMPoint(line.left, line.bottom).matrixTransform(inverse);
      const path = document.createElementNS(SVG, "path");
      setAttributes(path, {
        class: "change",
        d: CHANGES[name].path,
        transform: `translate(${start.x - ROOM}, ${start.y - DESCENT})`,
      });
      node.append(path);
    }
}

/** Pixels that the sign and the blank after it take, and from the baseline to the bottom of a line. */
export const ROOM = 28;
const DESCENT = 8;

function firstLineIn(label: Element): DOMRect | undefined {
  const range = document.createRange();
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  const first = walker.nextNode();
  if (first === null) return undefined;
  range.selectNodeContents(first);
  return range.getClientRects()[0];
}
