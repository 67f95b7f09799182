import type { Point, Zoom } from "../../talk/event.ts";
import type { Stroke, TalkState } from "../../talk/state.ts";
import type { Position } from "../../timeline/position.ts";
import { svg } from "../ui/elements.ts";
import type { Ephemeral } from "./talk.ts";

/** What the talk adds to a slide: strokes, the pointer, zoom and a curtain. */
export interface SlideOverlay {
  readonly element: HTMLElement;
  show(state: TalkState, position: Position): void;
  /** Shows a pointer or a stroke that is being drawn; ignores other messages. */
  handle(message: Ephemeral): void;
  /** Converts window coordinates to a point of the slide. */
  pointAt(place: { readonly clientX: number; readonly clientY: number }): Point;
}

/** @param element contains the slide and has its size; CSS shows curtain and zoom by its attributes and properties */
export function createSlideOverlay(element: HTMLElement): SlideOverlay {
  const annotations = createAnnotations();
  element.append(annotations.element);
  let zoom: TalkState["zoom"] = null;
  let shown: string | undefined;
  return {
    element,
    show(state, { slide }) {
      ({ zoom } = state);
      // An unfinished stroke belongs to the previous slide.
      if (slide !== shown) annotations.showDrawing([]);
      shown = slide;
      element.dataset["curtain"] = state.curtain;
      element.style.setProperty("--zoom", String(zoom?.scale ?? 1));
      element.style.setProperty("--zoom-at", zoom ? `${zoom.x}px ${zoom.y}px` : "0 0");
      annotations.showZoom(zoom);
      annotations.showStrokes(state.strokes.get(slide) ?? NO_STROKES);
    },
    handle(message) {
      if (message.type === "point") annotations.showPointer(message.point);
      if (message.type === "drawing") annotations.showDrawing(message.points);
    },
    pointAt({ clientX, clientY }) {
      const { left, top, width, height } = annotations.element.getBoundingClientRect();
      const x = ((clientX - left) / width) * 1280;
      const y = ((clientY - top) / height) * 720;
      if (!zoom) return round({ x, y });
      const { scale } = zoom;
      return round({ x: zoom.x + (x - zoom.x) / scale, y: zoom.y + (y - zoom.y) / scale });
    },
  };
}

/** Always the same array: strokes are only redrawn when another one is passed. */
const NO_STROKES: readonly Stroke[] = [];

function round({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

/** An SVG image above the slide, with strokes and pointer. */
interface Annotations {
  readonly element: SVGSVGElement;
  showStrokes(strokes: readonly Stroke[]): void;
  /** Shows a stroke that is being drawn. */
  showDrawing(points: Stroke): void;
  showPointer(point: Point | null): void;
  /** Enlarges the annotations with the slide. */
  showZoom(zoom: Zoom | null): void;
}

/** In pixels of the slide. */
const POINTER_RADIUS = 18;

function createAnnotations(): Annotations {
  const strokes = svg("g");
  const drawing = createLine([]);
  const pointer = svg("circle", { class: "spot", r: POINTER_RADIUS });
  pointer.style.display = "none";
  const content = svg("g", {}, strokes, drawing, pointer);
  let drawn = NO_STROKES;
  return {
    element: svg(
      "svg",
      { class: "marks", viewBox: "0 0 1280 720", "aria-hidden": "true" },
      content,
    ),
    showStrokes(wanted) {
      if (wanted === drawn) return;
      drawn = wanted;
      strokes.replaceChildren(...wanted.map(createLine));
      drawing.setAttribute("points", "");
    },
    showDrawing: (points) => drawing.setAttribute("points", listPoints(points)),
    showPointer(point) {
      pointer.style.display = point ? "" : "none";
      if (!point) return;
      pointer.setAttribute("cx", String(point.x));
      pointer.setAttribute("cy", String(point.y));
    },
    showZoom(zoom) {
      content.setAttribute(
        "transform",
        zoom
          ? `translate(${zoom.x} ${zoom.y}) scale(${zoom.scale}) translate(${-zoom.x} ${-zoom.y})`
          : "",
      );
    },
  };
}

function createLine(points: Stroke): SVGPolylineElement {
  // A polyline needs two points to show anything: a single one becomes a dot.
  const drawable = points.length === 1 ? [...points, ...points] : points;
  return svg("polyline", { points: listPoints(drawable) });
}

function listPoints(points: Stroke): string {
  return points.map(({ x, y }) => `${x},${y}`).join(" ");
}
