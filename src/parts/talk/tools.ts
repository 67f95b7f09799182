import type { Point } from "../../talk/event.ts";
import type { Position } from "../../timeline/position.ts";
import type { SlideOverlay } from "./overlay.ts";
import type { Ephemeral, Talk } from "./talk.ts";

/** What the mouse, pen or finger does on a slide. */
export type Tool = "none" | "pointer" | "pen" | "zoom";

export interface Tools {
  readonly tool: Tool;
  /** Selects a tool, or none when it is selected already. */
  toggle(tool: Exclude<Tool, "none">): void;
  /** Enlarges the slide around the last pointer position, or shows all of it again. */
  toggleZoom(at?: Point): void;
  onChange(listener: (tool: Tool) => void): void;
}

const ZOOM_SCALE = 2.2;
const SLIDE_CENTER: Point = { x: 640, y: 360 };
/** Minimum distance of a stroke's points, in pixels of the slide. */
const POINT_DISTANCE = 3;
/** As many points as fit into a room's message; a longer stroke continues as another one. */
const MAX_STROKE_POINTS = 300;

/**
 * Lets the presenter point, draw and zoom on a slide; all windows of the talk show it.
 *
 * @param position the talk's current one
 */
export function createTools(overlay: SlideOverlay, talk: Talk, position: () => Position): Tools {
  const { element } = overlay;
  let tool: Tool = "none";
  let stroke: Point[] | undefined;
  /** The slide on which the stroke was begun: the talk may move on before the stroke ends. */
  let slide = "";
  let last = SLIDE_CENTER;
  let listener: (tool: Tool) => void = () => {};

  const show = (message: Ephemeral) => {
    overlay.handle(message);
    talk.broadcast(message);
  };
  const point = (at: Point | null) => show({ type: "point", point: at });
  const finishStroke = () => {
    if (!stroke) return;
    talk.act({ type: "stroke", slide, points: stroke });
    stroke = undefined;
  };
  const select = (next: Tool) => {
    finishStroke();
    if (tool === "pointer") point(null);
    tool = next;
    element.dataset["tool"] = tool;
    listener(tool);
  };
  const toggleZoom = (at = last) =>
    talk.act({ type: "zoom", zoom: talk.state.zoom ? null : { ...at, scale: ZOOM_SCALE } });

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    last = overlay.pointAt(event);
    if (tool === "zoom" || event.altKey) {
      event.preventDefault();
      toggleZoom();
    } else if (tool === "pen") {
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      ({ slide } = position());
      stroke = [last];
      show({ type: "drawing", points: stroke });
    } else if (tool === "pointer") {
      point(last);
    }
  });
  element.addEventListener("pointermove", (event) => {
    last = overlay.pointAt(event);
    if (tool === "pointer") point(last);
    const before = stroke?.at(-1);
    if (!stroke || !before) return;
    if (Math.hypot(last.x - before.x, last.y - before.y) < POINT_DISTANCE) return;
    stroke.push(last);
    show({ type: "drawing", points: stroke });
    if (stroke.length >= MAX_STROKE_POINTS) {
      finishStroke();
      stroke = [last];
    }
  });
  element.addEventListener("pointerup", finishStroke);
  element.addEventListener("pointercancel", finishStroke);
  element.addEventListener("pointerleave", () => {
    if (tool === "pointer") point(null);
  });
  return {
    get tool() {
      return tool;
    },
    toggle: (wanted) => select(tool === wanted ? "none" : wanted),
    toggleZoom,
    onChange: (next) => (listener = next),
  };
}
