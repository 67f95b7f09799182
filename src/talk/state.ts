import { isSamePosition, type Position } from "../timeline/position.ts";
import type { Action, Curtain, Point, TalkEvent, Zoom } from "./event.ts";

/** How long a talk has lasted without its pauses. Based on the wall clock, which continues while a computer sleeps. */
export interface Stopwatch {
  /** Seconds elapsed before it was last started. */
  readonly before: number;
  /** Epoch milliseconds when it was last started; `null` while it is paused. */
  readonly since: number | null;
  /** Epoch milliseconds when it was first started; `null` before. */
  readonly began: number | null;
}

const STOPPED: Stopwatch = { before: 0, since: null, began: null };

/** @param now epoch milliseconds. @returns seconds, never fewer because the wall clock was set back */
export function elapsedAt({ before, since }: Stopwatch, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since) / 1000);
}

function start(stopwatch: Stopwatch, now: number): Stopwatch {
  if (stopwatch.since !== null) return stopwatch;
  return { ...stopwatch, since: now, began: stopwatch.began ?? now };
}

function pause(stopwatch: Stopwatch, now: number): Stopwatch {
  return { ...stopwatch, before: elapsedAt(stopwatch, now), since: null };
}

/** What all windows of a talk show. */
export interface TalkState {
  /** `undefined` before the first move, when the episode's first slide shows. */
  readonly position: Position | undefined;
  /** Seconds on the stopwatch when the position was reached. */
  readonly reached: number;
  readonly stopwatch: Stopwatch;
  /** The stopwatch before the last reset, while the reset can be undone. */
  readonly beforeReset: Stopwatch | undefined;
  /** Seconds that the talk may last; `null` for the episode's duration. */
  readonly slot: number | null;
  readonly curtain: Curtain;
  readonly zoom: Zoom | null;
  /** Drawings on each slide, by its id. */
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

/** The state after an event. */
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

/** Start and pause also change the stopwatch from before a reset, so that undoing the reset leaves no trace of it. */
function bothStopwatches(
  { stopwatch, beforeReset }: TalkState,
  change: (stopwatch: Stopwatch) => Stopwatch,
): Pick<TalkState, "stopwatch" | "beforeReset"> {
  return { stopwatch: change(stopwatch), beforeReset: beforeReset && change(beforeReset) };
}

/** A move lifts the curtain; a move to another slide also ends zoom and sound. */
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
