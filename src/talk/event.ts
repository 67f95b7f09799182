import * as v from "valibot";

/** Bounds of one event's size, since remotes on other devices send events. */
const MAX_NAME_LENGTH = 200;
const MAX_POINTS = 500;

export const Name = v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH));
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const Amount = v.pipe(v.number(), v.finite());

/** A point on a slide, in pixels of its 1280×720. */
const PointShape = v.object({ x: Amount, y: Amount });
export type Point = Readonly<v.InferOutput<typeof PointShape>>;

const ZoomShape = v.object({
  ...PointShape.entries,
  scale: v.pipe(Amount, v.minValue(1), v.maxValue(20)),
});
export type Zoom = Readonly<v.InferOutput<typeof ZoomShape>>;

/** A blank screen in front of the slide. */
export const CurtainShape = v.picklist(["none", "black", "white"]);
export type Curtain = v.InferOutput<typeof CurtainShape>;

/** What a presenter can do in a talk. */
const ActionShape = v.variant("type", [
  v.object({ type: v.literal("move"), slide: Name, step: Count }),
  // The last restores the stopwatch as if the last reset had not happened.
  v.object({ type: v.picklist(["start", "pause", "reset", "undo-reset"]) }),
  // Sets how long the talk may last, in seconds; `null` for the episode's duration.
  v.object({
    type: v.literal("slot"),
    seconds: v.nullable(v.pipe(Amount, v.minValue(1), v.maxValue(1e6))),
  }),
  v.object({ type: v.literal("curtain"), curtain: CurtainShape }),
  // Enlarges the slide around a point that stays in place; `null` shows the whole slide.
  v.object({ type: v.literal("zoom"), zoom: v.nullable(ZoomShape) }),
  v.object({
    type: v.literal("stroke"),
    slide: Name,
    points: v.pipe(v.array(PointShape), v.maxLength(MAX_POINTS), v.readonly()),
  }),
  // Removes all strokes from a slide.
  v.object({ type: v.literal("clear"), slide: Name }),
  // Plays or stops the slide's clip or, without one, the segment's recording from the slide's first word on.
  v.object({ type: v.literal("sound"), playing: v.boolean() }),
]);
export type Action = Readonly<v.InferOutput<typeof ActionShape>>;

/**
 * An action with its place in the talk's order. Any window may act at any time; all sort events by `count`, then by
 * `window`, and so compute the same state in whatever order events arrive.
 *
 * @see https://en.wikipedia.org/wiki/Lamport_timestamp
 */
export const EventShape = v.object({
  /** One more than the highest count that the window knew. */
  count: v.pipe(Count, v.minValue(1), v.maxValue(1e9)),
  /** Id of the window that acted, new each time that a window is opened. */
  window: Name,
  /** Epoch milliseconds. */
  at: v.pipe(Count, v.maxValue(8.64e15)),
  action: ActionShape,
});
export type TalkEvent = Readonly<v.InferOutput<typeof EventShape>>;

/** Identifies an event: copies of it have the same key. */
export function eventKey({ count, window }: TalkEvent): string {
  return `${count}-${window}`;
}

/** Compares events for sorting: see {@link EventShape}. */
export function compareEvents(a: TalkEvent, b: TalkEvent): number {
  if (a.count !== b.count) return a.count - b.count;
  return a.window < b.window ? -1 : a.window > b.window ? 1 : 0;
}

/** Validates an action from another device; `undefined` when it is malformed. */
export function readAction(value: unknown): Action | undefined {
  const { success, output } = v.safeParse(ActionShape, value);
  return success ? output : undefined;
}
