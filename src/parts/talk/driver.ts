import type { Action } from "../../talk/event.ts";
import {
  clampPosition,
  isSamePosition,
  type Position,
  positionAfter,
  positionBefore,
} from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Talk } from "./talk.ts";

/** Moves a talk and controls its stopwatch and curtain, from any of its windows. */
export interface Driver {
  readonly position: Position;
  /** What {@link Driver.next} goes to; `undefined` at the end. */
  readonly nextPosition: Position | undefined;
  readonly next: () => void;
  readonly previous: () => void;
  /** Goes to the next or previous slide and skips remaining steps. */
  readonly goToSlide: (by: 1 | -1) => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly goTo: (position: Position) => void;
  readonly toggleStopwatch: () => void;
  /** Sets a curtain, or lifts it when it is set already. */
  readonly toggleCurtain: (curtain: "black" | "white") => void;
}

/** @param startsByItself whether the first move forward starts the stopwatch */
export function createDriver(
  talk: Talk,
  timeline: Timeline,
  startsByItself: () => boolean,
): Driver {
  const start = (): Position => ({ slide: timeline.slides[0]?.id ?? "", step: 0 });
  const position = () => {
    const { position } = talk.state;
    // The slide may have been removed from the episode since.
    return (position && clampPosition(timeline, position)) ?? start();
  };
  const move = (to: Position | undefined, isForward: boolean) => {
    const target = to && clampPosition(timeline, to);
    if (!target || isSamePosition(target, position())) return;
    const starts = isForward && talk.state.stopwatch.began === null && startsByItself();
    const begin: Action[] = starts ? [{ type: "start" }] : [];
    talk.act(...begin, { type: "move", ...target });
  };
  // A jump, or a move back, may be part of preparing the talk: only a move forward starts the stopwatch.
  const goForward = (to: Position | undefined) => move(to, true);
  const goTo = (to: Position | undefined) => move(to, false);
  const atSlide = (index: number) => {
    const slide = timeline.slides[index];
    return slide && { slide: slide.id, step: 0 };
  };
  const neighbour = (by: 1 | -1) =>
    atSlide(timeline.slides.findIndex(({ id }) => id === position().slide) + by);
  return {
    get position() {
      return position();
    },
    get nextPosition() {
      return positionAfter(timeline, position());
    },
    next: () => goForward(positionAfter(timeline, position())),
    previous: () => goTo(positionBefore(timeline, position())),
    goToSlide: (by) => (by > 0 ? goForward : goTo)(neighbour(by)),
    first: () => goTo(start()),
    last: () => goTo(atSlide(timeline.slides.length - 1)),
    goTo,
    toggleStopwatch() {
      const runs = talk.state.stopwatch.since !== null;
      talk.act({ type: runs ? "pause" : "start" });
    },
    toggleCurtain(curtain) {
      talk.act({ type: "curtain", curtain: talk.state.curtain === curtain ? "none" : curtain });
    },
  };
}
