import type { Point, Zoom } from "../../talk/event.ts";
import type { Stroke } from "../../talk/state.ts";

/** What somebody draws over a slide or points at, on top of it. */
export interface Marks {
  readonly element: SVGSVGElement;
  /** What was drawn over the slide that shows. */
  showStrokes(strokes: readonly Stroke[]): void;
  /** A line as it is being drawn. */
  showDrawing(points: Stroke): void;
  showSpot(point: Point | null): void;
  /** Keeps to a slide that is shown larger. */
  showZoom(zoom: Zoom | null): void;
}

const SVG = "http://www.w3.org/2000/svg";
/** Radius of the spot, in pixels of the slide. */
const SPOT = 18;

export function createMarks(): Marks {
  const element = document.createElementNS(SVG, "svg");
  element.setAttribute("class", "marks");
  element.setAttribute("viewBox", "0 0 1280 720");
  element.setAttribute("aria-hidden", "true");
  const onSlide = document.createElementNS(SVG, "g");
  const strokes = document.createElementNS(SVG, "g");
  const drawing = createLine([]);
  const spot = document.createElementNS(SVG, "circle");
  spot.setAttribute("class", "spot");
  spot.setAttribute("r", String(SPOT));
  spot.style.display = "none";
  onSlide.append(strokes, drawing, spot);
  element.append(onSlide);
  let drawn: readonly Stroke[] = [];
  return {
    element,
    showStrokes(wanted) {
      if (wanted === drawn) return;
      drawn = wanted;
      strokes.replaceChildren(...wanted.map(createLine));
      drawing.setAttribute("points", "");
    },
    showDrawing: (points) => drawing.setAttribute("points", listPoints(points)),
    showSpot(point) {
      spot.style.display = point ? "" : "none";
      if (!point) return;
      spot.setAttribute("cx", String(point.x));
      spot.setAttribute("cy", String(point.y));
    },
    showZoom(zoom) {
      onSlide.setAttribute(
        "transform",
        zoom
          ? `translate(${zoom.x} ${zoom.y}) scale(${zoom.scale}) translate(${-zoom.x} ${-zoom.y})`
          : "",
      );
    },
  };
}

function createLine(points: Stroke): SVGPolylineElement {
  const line = document.createElementNS(SVG, "polyline");
  // A point alone is a dot, which a line of two shows.
  line.setAttribute("points", listPoints(points.length === 1 ? [...points, ...points] : points));
  return line;
}

function listPoints(points: Stroke): string {
  return points.map(({ x, y }) => `${x},${y}`).join(" ");
}
