/** Mends what mermaid draws for labels of 16 px in timelines, Gantt charts and pies. */
export function tidyCharts(svg: SVGSVGElement, type: string): void {
  if (type === "timeline") tidyTimeline(svg);
  if (type === "gantt") thinTicks(svg);
  if (type === "pie") spaceLegend(svg);
}

const TITLE_GAP = 36;

/** The title stands over the first period; the dotted lines end where the events begin. */
function tidyTimeline(svg: SVGSVGElement): void {
  const first = svg.querySelector<SVGGElement>("g.taskWrapper, g.sectionWrapper");
  const title = [...svg.querySelectorAll<SVGTextElement>(":scope > text")].at(-1);
  const start = first?.transform.baseVal.consolidate()?.matrix;
  if (title && start) {
    title.setAttribute("x", String(start.e));
    title.setAttribute("y", String(start.f - TITLE_GAP));
    title.style.cssText = "font-size: 25px; font-weight: 600; text-anchor: start";
  }
  const events = svg
    .querySelector<SVGGElement>("g.eventWrapper")
    ?.transform.baseVal.consolidate()?.matrix;
  for (const line of svg.querySelectorAll("g.lineWrapper > line[stroke-dasharray]")) {
    line.removeAttribute("marker-end");
    if (events) line.setAttribute("y2", String(events.f));
  }
}

/** Leaves dates out that would run into the one before. */
function thinTicks(svg: SVGSVGElement): void {
  let edge = -Infinity;
  for (const label of svg.querySelectorAll<SVGTextElement>("g.grid g.tick text")) {
    const { left, right } = label.getBoundingClientRect();
    if (left < edge + 12) label.remove();
    else edge = right;
  }
}

function spaceLegend(svg: SVGSVGElement): void {
  const entries = [...svg.querySelectorAll<SVGGElement>("g.legend")];
  for (const [index, entry] of entries.entries()) {
    const place = entry.transform.baseVal.consolidate()?.matrix;
    if (!place) continue;
    entry.setAttribute(
      "transform",
      `translate(${place.e + 8}, ${(index - entries.length / 2) * 38})`,
    );
    entry.querySelector("text")?.setAttribute("x", "30");
    entry.querySelector("text")?.setAttribute("y", "17");
    for (const side of ["width", "height"]) entry.querySelector("rect")?.setAttribute(side, "22");
  }
}
