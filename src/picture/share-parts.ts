import type { Element } from "hast";
import { visit } from "unist-util-visit";

/** Browsers do not look for these in a picture that is hidden. */
const PAINTS = new Set([
  "linearGradient",
  "radialGradient",
  "pattern",
  "clipPath",
  "mask",
  "marker",
  "filter",
]);

/**
 * Takes out of the tall one of two placed pictures the descriptions and repeated shapes that the wide one beside it has,
 * too, and lets it refer to those: a page holds both, and shows one.
 */
export function shareParts(wide: Element, tall: Element): void {
  const ids = new Map<string, string>();
  visitParts(wide, (part, id) => {
    ids.set(contentOf(part), id);
    return false;
  });
  const shared = new Map<string, string>();
  visitParts(tall, (part, id) => {
    const same = ids.get(contentOf(part));
    if (same !== undefined) shared.set(id, same);
    return same !== undefined;
  });
  visit(tall, "element", ({ properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (Array.isArray(value)) properties[name] = value.map((id) => shared.get(String(id)) ?? id);
      const same = name === "href" ? shared.get(String(value).slice(1)) : undefined;
      if (same !== undefined) properties[name] = `#${same}`;
    }
  });
}

/** @param take true takes the part out */
function visitParts(svg: Element, take: (part: Element, id: string) => boolean): void {
  visit(svg, "element", (node, index, parent) => {
    const { id } = node.properties;
    if (typeof id !== "string" || index === undefined || parent?.type !== "element")
      return undefined;
    const isShape = parent.tagName === "defs" && !PAINTS.has(node.tagName);
    if (!(isShape || node.tagName === "desc") || !take(node, id)) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

function contentOf({ tagName, properties: { id: _id, ...properties }, children }: Element): string {
  return JSON.stringify([tagName, properties, children]);
}
