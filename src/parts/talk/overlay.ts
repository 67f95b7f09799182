import type { Point, Zoom } from "../../talk/event.ts";
import type { Stroke, TalkState } from "../../talk/state.ts";
import type { Position } from "../../timeline/position.ts";
import type { Ephemeral } from "./talk.ts";

/** A slide with all that the talk does to it: what is drawn and pointed at, larger, behind a curtain. */
export interface SlideOverlay {
  readonly element: HTMLElement;
  show(state: TalkState, position: Position): void;
  handle(aside: Ephemeral): void;
  /** The point of the slide that stands at a place of the window. */
  pointAt(place: { readonly clientX: number; readonly clientY: number }): Point;
}

/** @param element has the slide in it and its size; what its attributes say, the style shows */
export function createSlideOverlay(element: HTMLElement): SlideOverlay {
  const marks = createAnnotations();
  element.append(marks.element);
  let zoom: TalkState["zoom"] = null;
  let shown: string | undefined;
  return {
    element,
    show(state, { slide }) {
      ({ zoom } = state);
      // What was being drawn was drawn on the slide before.
      if (slide !== shown) marks.showDrawing(NOTHING);
      shown = slide;
      element.dataset["curtain"] = state.curtain;
      element.style.setProperty("--zoom", String(zoom?.scale ?? 1));
      element.style.setProperty("--zoom-at", zoom ? `${zoom.x}px ${zoom.y}px` : "0 0");
      marks.showZoom(zoom);
      marks.showStrokes(state.strokes.get(slide) ?? NOTHING);
    },
    handle(aside) {
      if (aside.type === "point") marks.showPointer(aside.point);
      if (aside.type === "drawing") marks.showDrawing(aside.points);
    },
    pointAt({ clientX, clientY }) {
      const { left, top, width, height } = marks.element.getBoundingClientRect();
      const x = ((clientX - left) / width) * 1280;
      const y = ((clientY - top) / height) * 720;
      if (!zoom) return round({ x, y });
      const { scale } = zoom;
      return round({ x: zoom.x + (x - zoom.x) / scale, y: zoom.y + (y - zoom.y) / scale });
    },
  };
}

const NOTHING: readonly never[] = [];

function round({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

/** What somebody draws over a slide or points at, on top of it. */
export interface Annotations {
  readonly element: SVGSVGElement;
  /** What was drawn over the slide that shows. */
  showStrokes(strokes: readonly Stroke[]): void;
  /** A line as it is being drawn. */
  showDrawing(points: Stroke): void;
  showPointer(point: Point | null): void;
  /** Keeps to a slide that is shown larger. */
  showZoom(zoom: Zoom | null): void;
}

const SVG = "http://www.w3.org/2000/svg";
/** Radius of the spot, in pixels of the slide. */
const SPOT = 18;

function createAnnotations(): Annotations {
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
    showPointer(point) {
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
