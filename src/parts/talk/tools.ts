import type { Point } from "../../talk/event.ts";
import type { Position } from "../../timeline/position.ts";
import type { SlideOverlay } from "./overlay.ts";
import type { Talk } from "./talk.ts";

/** What the mouse, pen or finger does on a slide. */
export type Tool = "none" | "pointer" | "pen" | "zoom";

export interface Tools {
  readonly tool: Tool;
  /** Takes a tool up, or lays it down when it is the one in use. */
  toggle(tool: Exclude<Tool, "none">): void;
  /** Shows the slide larger at where the mouse last was, or whole again. */
  toggleZoom(at?: Point): void;
  onChange(listener: (tool: Tool) => void): void;
}

const ZOOM = 2.2;
/** Of the slide. */
const CENTRE: Point = { x: 640, y: 360 };
/** Pixels of the slide between two points of a line. */
const FINE = 3;
/** As many points as fit into a message to the room; a longer line goes on as another. */
const LONGEST_LINE = 300;

/**
 * Lets somebody point, draw and zoom on a stage, for all windows of the talk to see.
 *
 * @param shown where the talk is
 */
export function createTools(stage: SlideOverlay, talk: Talk, shown: () => Position): Tools {
  const { element } = stage;
  let tool: Tool = "none";
  let line: Point[] | undefined;
  /** On which the line was begun; the talk may have gone on before it ends. */
  let slide = "";
  let last = CENTRE;
  let listener: (tool: Tool) => void = () => {};

  const point = (at: Point | null) => {
    stage.handle({ type: "point", point: at });
    talk.broadcast({ type: "point", point: at });
  };
  const draw = (points: readonly Point[]) => {
    stage.handle({ type: "drawing", points });
    talk.broadcast({ type: "drawing", points });
  };
  const finishLine = () => {
    if (!line) return;
    talk.act({ type: "stroke", slide, points: line });
    line = undefined;
  };
  const take = (next: Tool) => {
    finishLine();
    if (tool === "pointer") point(null);
    tool = next;
    element.dataset["tool"] = tool;
    listener(tool);
  };
  const toggleZoom = (at = last) =>
    talk.act({ type: "zoom", zoom: talk.state.zoom ? null : { ...at, scale: ZOOM } });

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    last = stage.pointAt(event);
    if (tool === "zoom" || event.altKey) {
      event.preventDefault();
      toggleZoom();
    } else if (tool === "pen") {
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      ({ slide } = shown());
      line = [last];
      draw(line);
    } else if (tool === "pointer") {
      point(last);
    }
  });
  element.addEventListener("pointermove", (event) => {
    last = stage.pointAt(event);
    if (tool === "pointer") point(last);
    const before = line?.at(-1);
    if (!line || !before || Math.hypot(last.x - before.x, last.y - before.y) < FINE) return;
    line.push(last);
    draw(line);
    if (line.length >= LONGEST_LINE) {
      finishLine();
      line = [last];
    }
  });
  element.addEventListener("pointerup", finishLine);
  element.addEventListener("pointercancel", finishLine);
  element.addEventListener("pointerleave", () => {
    if (tool === "pointer") point(null);
  });
  return {
    get tool() {
      return tool;
    },
    toggle: (wanted) => take(tool === wanted ? "none" : wanted),
    toggleZoom,
    onChange: (next) => (listener = next),
  };
}
