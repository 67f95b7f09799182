import type { Element, Nodes } from "hast";

/**
 * How large the smallest label of an `svg` is shown in an area, in the area's pixels; `Infinity` without labels.
 *
 * @param svg of `renderDiagrams`, which is shown at its own size, or as much smaller as the area wants it
 */
export function leastLabel(
  svg: Element,
  area: { readonly width: number; readonly height: number },
): number {
  const [width, height] = [Number(svg.properties["width"]), Number(svg.properties["height"])];
  return Math.min(1, area.width / width, area.height / height) * leastSize(svg, Infinity);
}

/** @param size of the type around */
function leastSize(node: Nodes, size: number): number {
  if (node.type === "text") return node.value.trim() === "" ? Infinity : size;
  if (node.type !== "element" || node.tagName === "title" || node.tagName === "desc")
    return Infinity;
  const own = Number(node.properties["fontSize"] ?? size);
  return Math.min(Infinity, ...node.children.map((child) => leastSize(child, own)));
}
