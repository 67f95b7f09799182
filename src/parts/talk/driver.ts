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

/** Moves a talk, from whichever of its windows. */
export interface Driver {
  /** Where the talk is. */
  readonly position: Position;
  /** What the next press shows; `undefined` at the end. */
  readonly nextPosition: Position | undefined;
  readonly next: () => void;
  readonly previous: () => void;
  /** To the slide after, or before, whatever steps are left. */
  readonly goToSlide: (by: 1 | -1) => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly goTo: (position: Position) => void;
  readonly toggleStopwatch: () => void;
  readonly setCurtain: (curtain: "black" | "white") => void;
}

/** @param startsByItself whether the first step onward starts the stopwatch */
export function createDriver(
  talk: Talk,
  timeline: Timeline,
  startsByItself: () => boolean,
): Driver {
  const { slides } = timeline;
  const start: Position = { slide: slides[0]?.id ?? "", step: 0 };
  const position = () => {
    const { position } = talk.state;
    // A slide may have been taken out of the episode since.
    return (position && clampPosition(timeline, position)) ?? start;
  };
  const move = (to: Position | undefined, begins: boolean) => {
    const target = to && clampPosition(timeline, to);
    if (!target || isSamePosition(target, position())) return;
    const isIdle = talk.state.stopwatch.began === null;
    const begin: Action[] = begins && isIdle && startsByItself() ? [{ type: "start" }] : [];
    talk.act(...begin, { type: "move", ...target });
  };
  /** Onward begins the talk; whoever jumps, or goes back to the start, may still be preparing it. */
  const goOn = (to: Position | undefined) => move(to, true);
  const goTo = (to: Position | undefined) => move(to, false);
  const atSlide = (index: number) => {
    const slide = slides[index];
    return slide && { slide: slide.id, step: 0 };
  };
  const neighbour = (by: 1 | -1) =>
    atSlide(slides.findIndex(({ id }) => id === position().slide) + by);
  return {
    get position() {
      return position();
    },
    get nextPosition() {
      return positionAfter(timeline, position());
    },
    next: () => goOn(positionAfter(timeline, position())),
    previous: () => goTo(positionBefore(timeline, position())),
    goToSlide: (by) => (by > 0 ? goOn : goTo)(neighbour(by)),
    first: () => goTo(start),
    last: () => goTo(atSlide(slides.length - 1)),
    goTo,
    toggleStopwatch() {
      const runs = talk.state.stopwatch.since !== null;
      talk.act({ type: runs ? "pause" : "start" });
    },
    setCurtain(curtain) {
      talk.act({ type: "curtain", curtain: talk.state.curtain === curtain ? "none" : curtain });
    },
  };
}
