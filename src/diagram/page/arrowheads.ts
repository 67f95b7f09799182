const LENGTH = 17;

/** Mermaid's pointed ends, which differ from type to type, as one triangle; others stay as they are. */
const POINTED = /(?:pointEnd|pointStart|barbEnd|-arrowhead|-filled-head)$/;

/** Draws every pointed arrowhead as one triangle in the line's colour. */
export function drawArrowheads(svg: SVGSVGElement): void {
  for (const marker of svg.querySelectorAll("marker")) {
    if (!POINTED.test(marker.id)) continue;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M0,0L10,5L0,10z");
    path.style.cssText = "stroke: none";
    marker.replaceChildren(path);
    marker.setAttribute("viewBox", "0 0 10 10");
    marker.setAttribute("refX", marker.id.endsWith("barbEnd") ? "10" : "8");
    marker.setAttribute("refY", "5");
    marker.setAttribute("markerUnits", "userSpaceOnUse");
    marker.setAttribute("markerWidth", String(LENGTH));
    marker.setAttribute("markerHeight", String(LENGTH));
    marker.setAttribute("orient", "auto-start-reverse");
  }
}
