import { isSamePosition, type Position } from "../timeline/position.ts";
import type { Action, Curtain, Point, TalkEvent, Zoom } from "./event.ts";

/** How long a talk has lasted, pauses left out. It is reckoned from the wall clock, so that it goes on while a computer sleeps. */
export interface Stopwatch {
  /** Seconds that had passed when it was last paused. */
  readonly before: number;
  /** Epoch milliseconds since when it runs; `null` while it does not. */
  readonly since: number | null;
  /** Epoch milliseconds when it was first started; `null` before. */
  readonly began: number | null;
}

const STOPPED: Stopwatch = { before: 0, since: null, began: null };

/** @param now epoch milliseconds. @returns seconds; a wall clock that is set back takes none away */
export function elapsedAt({ before, since }: Stopwatch, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since) / 1000);
}

/** Lets it run from now on. */
function start(stopwatch: Stopwatch, now: number): Stopwatch {
  if (stopwatch.since !== null) return stopwatch;
  return { ...stopwatch, since: now, began: stopwatch.began ?? now };
}

/** Makes it stand where it is. */
function pause(stopwatch: Stopwatch, now: number): Stopwatch {
  return { ...stopwatch, before: elapsedAt(stopwatch, now), since: null };
}

/** What all windows of a talk show. */
export interface TalkState {
  /** `undefined` before the first move: the episode's first slide. */
  readonly position: Position | undefined;
  /** Seconds on the stopwatch when the position was reached. */
  readonly reached: number;
  readonly stopwatch: Stopwatch;
  /** The stopwatch before the last reset, while that can be taken back. */
  readonly beforeReset: Stopwatch | undefined;
  /** Seconds; `null` for as long as the episode lasts. */
  readonly slot: number | null;
  readonly curtain: Curtain;
  readonly zoom: Zoom | null;
  /** What was drawn over each slide. */
  readonly strokes: ReadonlyMap<string, readonly Stroke[]>;
  readonly playing: boolean;
}

/** A line drawn in one go. */
export type Stroke = readonly Point[];

export const FIRST_STATE: TalkState = {
  position: undefined,
  reached: 0,
  stopwatch: STOPPED,
  beforeReset: undefined,
  slot: null,
  curtain: "none",
  zoom: null,
  strokes: new Map(),
  playing: false,
};

/** The state that an event makes of another. */
export function applyEvent(state: TalkState, { at, action }: TalkEvent): TalkState {
  const { stopwatch, beforeReset } = state;
  switch (action.type) {
    case "move":
      return move(state, action, at);
    case "start":
      return { ...state, ...bothStopwatches(state, (each) => start(each, at)) };
    case "pause":
      return { ...state, ...bothStopwatches(state, (each) => pause(each, at)) };
    case "reset":
      if (stopwatch.began === null) return state;
      return { ...state, stopwatch: STOPPED, reached: 0, beforeReset: stopwatch };
    case "undo-reset":
      if (!beforeReset) return state;
      return {
        ...state,
        stopwatch: beforeReset,
        reached: elapsedAt(beforeReset, at),
        beforeReset: undefined,
      };
    case "slot":
      return { ...state, slot: action.seconds };
    case "curtain":
      return { ...state, curtain: action.curtain };
    case "zoom":
      return { ...state, zoom: action.zoom };
    case "stroke":
      return withStrokes(state, action.slide, [
        ...(state.strokes.get(action.slide) ?? []),
        action.points,
      ]);
    case "clear":
      return withStrokes(state, action.slide, []);
    case "sound":
      return { ...state, playing: action.playing };
  }
}

/** What happens after a reset happens to both: taken back, it has not been. */
function bothStopwatches(
  { stopwatch, beforeReset }: TalkState,
  change: (stopwatch: Stopwatch) => Stopwatch,
): Pick<TalkState, "stopwatch" | "beforeReset"> {
  return { stopwatch: change(stopwatch), beforeReset: beforeReset && change(beforeReset) };
}

/** Whoever moves wants the slide to be seen, as a whole where it is another one. */
function move(state: TalkState, action: Action & { type: "move" }, at: number): TalkState {
  const position = { slide: action.slide, step: action.step };
  const { slide } = state.position ?? {};
  if (state.position && isSamePosition(state.position, position)) return state;
  return {
    ...state,
    position,
    reached: elapsedAt(state.stopwatch, at),
    curtain: "none",
    zoom: slide === position.slide ? state.zoom : null,
    playing: slide === position.slide && state.playing,
  };
}

function withStrokes(state: TalkState, slide: string, strokes: readonly Stroke[]): TalkState {
  return { ...state, strokes: new Map(state.strokes).set(slide, strokes) };
}
