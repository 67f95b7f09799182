import * as v from "valibot";
import type { TalkEvent } from "../../talk/event.ts";
import { readEvent } from "../../talk/read-event.ts";
import type { Position } from "../../timeline/position.ts";

/** Where the talk is, as the presenter tells the room. */
export interface RoomPosition extends Position {
  readonly episode: string;
}

/** What the presenter tells remotes. */
export type TalkMessage =
  | { readonly type: "events"; readonly events: readonly TalkEvent[] }
  /** The presenter's clock, for the remote that asked. Epoch milliseconds, its own and the presenter's. */
  | { readonly type: "clock"; readonly asked: number; readonly now: number }
  | { readonly type: "revoked"; readonly key: string };

/** What a remote tells the presenter. */
export type RemoteMessage =
  | { readonly type: "hello"; readonly at: number }
  | { readonly type: "events"; readonly events: readonly TalkEvent[] };

const Name = v.pipe(v.string(), v.maxLength(200));
const Epoch = v.pipe(v.number(), v.finite());
const PositionShape = v.object({
  episode: Name,
  slide: Name,
  step: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
const Events = v.object({ type: v.literal("events"), events: v.array(v.unknown()) });
const TalkShape = v.variant("type", [
  Events,
  v.object({ type: v.literal("clock"), asked: Epoch, now: Epoch }),
  v.object({ type: v.literal("revoked"), key: Name }),
]);
const RemoteShape = v.variant("type", [Events, v.object({ type: v.literal("hello"), at: Epoch })]);

/** The position that a message's body is; `undefined` for anything else. */
export function readPosition(body: unknown): RoomPosition | undefined {
  const { success, output } = v.safeParse(PositionShape, body);
  return success ? output : undefined;
}

/** What the presenter says; events that are none are left out. */
export function readTalkMessage(body: unknown): TalkMessage | undefined {
  const { success, output } = v.safeParse(TalkShape, body);
  if (!success) return undefined;
  return output.type === "events" ? { ...output, events: readEvents(output.events) } : output;
}

/** What a remote says; events that are none are left out. */
export function readRemoteMessage(body: unknown): RemoteMessage | undefined {
  const { success, output } = v.safeParse(RemoteShape, body);
  if (!success) return undefined;
  return output.type === "events" ? { ...output, events: readEvents(output.events) } : output;
}

function readEvents(values: readonly unknown[]): TalkEvent[] {
  return values.flatMap((value) => readEvent(value) ?? []);
}

/** Characters of events that fit into a message with all that it has beside them. */
const ROOM_FOR_EVENTS = 14_000;

/** Cuts events into lists that each fit into a message. */
export function inPieces(events: readonly TalkEvent[]): TalkEvent[][] {
  const pieces: TalkEvent[][] = [];
  let left = 0;
  for (const event of events) {
    const { length } = JSON.stringify(event);
    const last = pieces.at(-1);
    if (last && length + 1 <= left) {
      last.push(event);
      left -= length + 1;
    } else {
      pieces.push([event]);
      left = ROOM_FOR_EVENTS - length;
    }
  }
  return pieces;
}
