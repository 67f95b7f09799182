import type { Point } from "../../talk/event.ts";
import type { TalkState } from "../../talk/state.ts";
import type { Position } from "../../timeline/position.ts";
import type { Aside } from "./link.ts";
import { createMarks } from "./marks.ts";

/** A slide with all that the talk does to it: what is drawn and pointed at, larger, behind a curtain. */
export interface Stage {
  readonly element: HTMLElement;
  show(state: TalkState, position: Position): void;
  hear(aside: Aside): void;
  /** The point of the slide that stands at a place of the window. */
  pointAt(place: { readonly clientX: number; readonly clientY: number }): Point;
}

/** @param element has the slide in it and its size; what its attributes say, the style shows */
export function createStage(element: HTMLElement): Stage {
  const marks = createMarks();
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
    hear(aside) {
      if (aside.type === "point") marks.showSpot(aside.point);
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
