/** Pixels that are left around what is drawn. */
export const PADDING = 4;
const GRAPHICS = "path, rect, circle, ellipse, line, polyline, polygon, text, image, use";

/** Removes what is not drawn: hidden elements, empty shapes and groups, markers and symbols nobody refers to. */
export function removeUndrawn(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll("script, a > title")) element.remove();
  for (const element of svg.querySelectorAll(GRAPHICS)) {
    if (element.closest("defs, marker, symbol, clipPath") === null && !isDrawn(element))
      element.remove();
  }
  for (const element of svg.querySelectorAll(
    "marker, symbol, linearGradient, radialGradient, filter, clipPath",
  )) {
    if (!isReferred(svg, element.id)) element.remove();
  }
  for (const group of [...svg.querySelectorAll("g, defs")].toReversed())
    if (group.childElementCount === 0) group.remove();
}

function isDrawn(element: Element): boolean {
  const style = getComputedStyle(element);
  if (
    style.display === "none" ||
    style.visibility === "hidden" ||
    element.getClientRects().length === 0
  )
    return false;
  if (element.tagName === "rect")
    return Number.parseFloat(style.width) > 0 && Number.parseFloat(style.height) > 0;
  return element.tagName !== "text" || element.textContent.trim() !== "";
}

function isReferred(svg: SVGSVGElement, id: string): boolean {
  return id !== "" && new RegExp(`#${id.replace(/[^\w-]/g, "\\$&")}(?![\\w-])`).test(svg.outerHTML);
}

/** Fits viewBox and size around what is drawn; false where nothing is. */
export function fitViewBox(svg: SVGSVGElement): boolean {
  const inverse = svg.getScreenCTM()?.inverse() ?? new DOMMatrix();
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const element of svg.querySelectorAll(GRAPHICS)) {
    if (
      element.closest("defs, marker, symbol, clipPath") !== null ||
      !(element instanceof SVGGraphicsElement)
    )
      continue;
    const style = getComputedStyle(element);
    const half = style.stroke === "none" ? 0 : Number.parseFloat(style.strokeWidth) / 2;
    const box = element.getBBox();
    const matrix = inverse.multiply(element.getScreenCTM() ?? undefined);
    for (const x of [box.x - half, box.x + box.width + half]) {
      for (const y of [box.y - half, box.y + box.height + half]) {
        const point = new DOMPoint(x, y).matrixTransform(matrix);
        [left, right] = [Math.min(left, point.x), Math.max(right, point.x)];
        [top, bottom] = [Math.min(top, point.y), Math.max(bottom, point.y)];
      }
    }
  }
  if (left === Infinity) return false;
  const width = Math.ceil(right - left + 2 * PADDING);
  const height = Math.ceil(bottom - top + 2 * PADDING);
  const viewBox = `${left - PADDING} ${top - PADDING} ${width} ${height}`;
  setAttributes(svg, { viewBox, width, height });
  return true;
}

const GEOMETRY =
  /^(?:x|y|[xy][12]|c[xy]|r|r[xy]|d[xy]?|points|width|height|transform|viewBox|ref[XY]|font-size|stroke-width)$/;

/** Rounds every coordinate to two decimals. */
export function roundCoordinates(svg: SVGSVGElement): void {
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    for (const attribute of element.attributes) {
      if (!GEOMETRY.test(attribute.name)) continue;
      attribute.value = attribute.value.replace(/-?\d*\.\d+(?:e-?\d+)?|-?\d+e-?\d+/g, (number) =>
        String(Number(Number(number).toFixed(2)) + 0),
      );
    }
  }
}

/** Mermaid's pointed ends, which differ from type to type, as one triangle; others stay as they are. */
const POINTED = /(?:pointEnd|pointStart|barbEnd|-arrowhead|-filled-head)$/;

/** Draws every pointed arrowhead as one triangle in the line's colour. */
export function drawArrowheads(svg: SVGSVGElement): void {
  for (const marker of svg.querySelectorAll("marker")) {
    if (!POINTED.test(marker.id)) continue;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M0,0L20,10.5L0,21z");
    path.style.cssText = "stroke: none";
    marker.replaceChildren(path);
    setAttributes(marker, {
      viewBox: "0 0 20 21",
      refX: marker.id.endsWith("barbEnd") ? 20 : 17,
      refY: 10.5,
      markerUnits: "userSpaceOnUse",
      markerWidth: 20,
      markerHeight: 21,
      orient: "auto-start-reverse",
    });
  }
}

export function setAttributes(
  element: Element | null,
  attributes: Readonly<Record<string, string | number>>,
): void {
  for (const [name, value] of Object.entries(attributes))
    element?.setAttribute(name, String(value));
}
