const BELOW = 24;
const NUMBER_RADIUS = 13;

/** Mends what mermaid draws for labels of 16 px, and for actors at the bottom. */
export function tidySequence(svg: SVGSVGElement): void {
  trimLifelines(svg);
  for (const name of svg.querySelectorAll("text.actor-man"))
    name.setAttribute("y", String(Number(name.getAttribute("y")) + 10));
  for (const marker of svg.querySelectorAll('marker[id$="-sequencenumber"]')) {
    marker.setAttribute(
      "viewBox",
      `${-NUMBER_RADIUS} ${-NUMBER_RADIUS} ${2 * NUMBER_RADIUS} ${2 * NUMBER_RADIUS}`,
    );
    for (const [name, value] of [
      ["refX", 0],
      ["refY", 0],
      ["markerWidth", 2 * NUMBER_RADIUS],
      ["markerHeight", 2 * NUMBER_RADIUS],
    ] as const) {
      marker.setAttribute(name, String(value));
    }
    marker.setAttribute("markerUnits", "userSpaceOnUse");
    const circle = marker.querySelector("circle");
    for (const name of ["cx", "cy"]) circle?.setAttribute(name, "0");
    circle?.setAttribute("r", String(NUMBER_RADIUS));
  }
  for (const number of svg.querySelectorAll("text.sequenceNumber")) number.setAttribute("dy", "2");
}

/** Ends lifelines a little below the last message: without actors at the bottom mermaid draws 2000 px. */
function trimLifelines(svg: SVGSVGElement): void {
  const lifelines = [...svg.querySelectorAll("line.actor-line")];
  if (lifelines.length === 0) return;
  const others = [...svg.querySelectorAll("rect, text, path, line, polygon")].filter(
    (element): element is SVGGraphicsElement =>
      element instanceof SVGGraphicsElement &&
      !lifelines.includes(element) &&
      element.closest("defs, symbol, marker") === null,
  );
  const bottom = Math.max(
    ...others.map((element) => element.getBBox()).map(({ y, height }) => y + height),
  );
  for (const line of lifelines) line.setAttribute("y2", String(bottom + BELOW));
}
