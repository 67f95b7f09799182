import * as v from "valibot";
import type { Action, TalkEvent } from "./event.ts";

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
