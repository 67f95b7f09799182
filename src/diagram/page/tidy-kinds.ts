import { setAttributes } from "./tidy.ts";

/** Mermaid positions some parts for labels of 16 px: what moves them, by its names of the types. */
const TIDY: Readonly<Record<string, (svg: SVGSVGElement) => void>> = {
  timeline: tidyTimeline,
  gantt: thinTicks,
  pie: spaceLegend,
  sequence: tidySequence,
};

/** Mends what is wrong in drawings of one type. */
export function tidyKind(svg: SVGSVGElement, type: string): void {
  TIDY[type]?.(svg);
}

const TITLE_GAP = 36;

/** The title stands over the first period; the dotted lines end where the events begin. */
function tidyTimeline(svg: SVGSVGElement): void {
  const first = svg.querySelector<SVGGElement>("g.taskWrapper, g.sectionWrapper");
  const title = [...svg.querySelectorAll<SVGTextElement>(":scope > text")].at(-1);
  const start = first?.transform.baseVal.consolidate()?.matrix;
  if (title && start) {
    setAttributes(title, { x: start.e, y: start.f - TITLE_GAP });
    title.style.cssText = "font-size: 28px; font-weight: 600; text-anchor: start";
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
    setAttributes(entry.querySelector("text"), { x: 30, y: 17 });
    setAttributes(entry.querySelector("rect"), { width: 22, height: 22 });
  }
}

const BELOW = 24;
const NUMBER_RADIUS = 17;

function tidySequence(svg: SVGSVGElement): void {
  trimLifelines(svg);
  for (const name of svg.querySelectorAll("text.actor-man"))
    name.setAttribute("y", String(Number(name.getAttribute("y")) + 10));
  for (const marker of svg.querySelectorAll('marker[id$="-sequencenumber"]')) {
    const size = 2 * NUMBER_RADIUS;
    setAttributes(marker, {
      viewBox: `${-NUMBER_RADIUS} ${-NUMBER_RADIUS} ${size} ${size}`,
      refX: 0,
      refY: 0,
      markerWidth: size,
      markerHeight: size,
      markerUnits: "userSpaceOnUse",
    });
    setAttributes(marker.querySelector("circle"), { cx: 0, cy: 0, r: NUMBER_RADIUS });
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
