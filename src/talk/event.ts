import * as v from "valibot";
import type { Position } from "../timeline/position.ts";

/** A point on a slide, in pixels of its 1280×720. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a presenter can do in a talk. */
export type Action =
  | ({ readonly type: "move" } & Position)
  | { readonly type: "start" }
  | { readonly type: "pause" }
  | { readonly type: "reset" }
  /** Restores the stopwatch as if the last reset had not happened. */
  | { readonly type: "undo-reset" }
  /** Sets how long the talk may last, in seconds; `null` for the episode's duration. */
  | { readonly type: "slot"; readonly seconds: number | null }
  | { readonly type: "curtain"; readonly curtain: Curtain }
  /** Enlarges the slide around a point that stays in place; `null` shows the whole slide. */
  | { readonly type: "zoom"; readonly zoom: Zoom | null }
  | { readonly type: "stroke"; readonly slide: string; readonly points: readonly Point[] }
  /** Removes all strokes from a slide. */
  | { readonly type: "clear"; readonly slide: string }
  /** Plays or stops the slide's clip or, without one, the segment's recording from the slide's first word on. */
  | { readonly type: "sound"; readonly playing: boolean };

/** A blank screen in front of the slide. */
export type Curtain = "none" | "black" | "white";

export interface Zoom extends Point {
  readonly scale: number;
}

/**
 * An action with its place in the talk's order. Any window may act at any time; all sort events by `count`, then by
 * `window`, and so compute the same state in whatever order events arrive.
 *
 * @see https://en.wikipedia.org/wiki/Lamport_timestamp
 */
export interface TalkEvent {
  /** One more than the highest count that the window knew. */
  readonly count: number;
  /** Id of the window that acted, new each time that a window is opened. */
  readonly window: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: Action;
}

/** Identifies an event: copies of it have the same key. */
export function eventKey({ count, window }: TalkEvent): string {
  return `${count}-${window}`;
}

/** Compares events for sorting: see {@link TalkEvent}. */
export function compareEvents(a: TalkEvent, b: TalkEvent): number {
  if (a.count !== b.count) return a.count - b.count;
  return a.window < b.window ? -1 : a.window > b.window ? 1 : 0;
}

/** Bounds of one event's size, since remotes on other devices send events. */
const MAX_NAME_LENGTH = 200;
const MAX_POINTS = 500;

export const Name = v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH));
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const Amount = v.pipe(v.number(), v.finite());
const PointOnSlide = v.object({ x: Amount, y: Amount });

const ActionShape = v.variant("type", [
  v.object({ type: v.literal("move"), slide: Name, step: Count }),
  v.object({ type: v.picklist(["start", "pause", "reset", "undo-reset"]) }),
  v.object({
    type: v.literal("slot"),
    seconds: v.nullable(v.pipe(Amount, v.minValue(1), v.maxValue(1e6))),
  }),
  v.object({ type: v.literal("curtain"), curtain: v.picklist(["none", "black", "white"]) }),
  v.object({
    type: v.literal("zoom"),
    zoom: v.nullable(
      v.object({ ...PointOnSlide.entries, scale: v.pipe(Amount, v.minValue(1), v.maxValue(20)) }),
    ),
  }),
  v.object({
    type: v.literal("stroke"),
    slide: Name,
    points: v.pipe(v.array(PointOnSlide), v.maxLength(MAX_POINTS)),
  }),
  v.object({ type: v.literal("clear"), slide: Name }),
  v.object({ type: v.literal("sound"), playing: v.boolean() }),
]);

/** A {@link TalkEvent} as JSON. */
export const EventShape = v.object({
  count: v.pipe(Count, v.minValue(1), v.maxValue(1e9)),
  window: Name,
  at: v.pipe(Count, v.maxValue(8.64e15)),
  action: ActionShape,
});

/** Validates an action from another device; `undefined` when it is malformed. */
export function readAction(value: unknown): Action | undefined {
  const { success, output } = v.safeParse(ActionShape, value);
  return success ? output : undefined;
}
