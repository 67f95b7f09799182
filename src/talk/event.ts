import * as v from "valibot";
import type { Position } from "../timeline/position.ts";

/** A point on a slide: pixels of its 1280×720. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What somebody does in a talk. */
export type Action =
  | ({ readonly type: "move" } & Position)
  | { readonly type: "start" }
  | { readonly type: "pause" }
  | { readonly type: "reset" }
  /** Takes the last reset back, as if it had not been. */
  | { readonly type: "undo-reset" }
  /** The time there is for the talk, in seconds; `null` for as long as the episode lasts. */
  | { readonly type: "slot"; readonly seconds: number | null }
  | { readonly type: "curtain"; readonly curtain: Curtain }
  /** Shows the slide larger, with a point of it where it was; `null` shows it whole. */
  | { readonly type: "zoom"; readonly zoom: Zoom | null }
  | { readonly type: "stroke"; readonly slide: string; readonly points: readonly Point[] }
  /** Takes away what was drawn over a slide. */
  | { readonly type: "clear"; readonly slide: string }
  /** Plays the clip on the slide, or else the sound of the segment from the slide's first word; or stops. */
  | { readonly type: "sound"; readonly playing: boolean };

/** What hides the slide. */
export type Curtain = "none" | "black" | "white";

export interface Zoom extends Point {
  readonly scale: number;
}

/**
 * An action with its place in the talk. Every window may act at any time: all sort their events by `count`, then by
 * `window`, and so all come to the same talk, in whatever order they hear of them.
 *
 * @see https://en.wikipedia.org/wiki/Lamport_timestamp
 */
export interface TalkEvent {
  /** One more than the highest that the window knew of. */
  readonly count: number;
  /** Which window acted: a new name each time that one is opened. */
  readonly window: string;
  /** When, in epoch milliseconds. */
  readonly at: number;
  readonly action: Action;
}

/** What two copies of an event have in common, and no other event. */
export function eventKey({ count, window }: TalkEvent): string {
  return `${count}-${window}`;
}

/** Sorts events as they happened. */
export function compareEvents(a: TalkEvent, b: TalkEvent): number {
  if (a.count !== b.count) return a.count - b.count;
  return a.window < b.window ? -1 : a.window > b.window ? 1 : 0;
}

/** Bounds on what one event may bring, so that nobody can fill another's memory. */
const LONGEST_NAME = 200;
const MOST_POINTS = 500;

const Name = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Amount = v.pipe(v.number(), v.finite());
const PointOnSlide = v.object({ x: Amount, y: Amount });

const AnyAction = v.variant("type", [
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
    points: v.pipe(v.array(PointOnSlide), v.maxLength(MOST_POINTS)),
  }),
  v.object({ type: v.literal("clear"), slide: Name }),
  v.object({ type: v.literal("sound"), playing: v.boolean() }),
]);

const AnyEvent = v.object({
  count: v.pipe(Count, v.minValue(1), v.maxValue(1e9)),
  window: Name,
  at: v.pipe(Count, v.maxValue(8.64e15)),
  action: AnyAction,
});

/** The action that a value from outside is; `undefined` for anything else. */
export function readAction(value: unknown): Action | undefined {
  const { success, output } = v.safeParse(AnyAction, value);
  return success ? output : undefined;
}

/** The event that a value from outside is; `undefined` for anything else. */
export function readEvent(value: unknown): TalkEvent | undefined {
  const { success, output } = v.safeParse(AnyEvent, value);
  return success ? output : undefined;
}
