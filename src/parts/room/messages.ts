import * as v from "valibot";
import { type Action, Amount, Count, CurtainShape, Name, readAction } from "../../talk/event.ts";
import { FIRST_STATE, type TalkState } from "../../talk/state.ts";

/** Milliseconds between two state messages when nothing changes, by which remotes know that the presenter is connected. */
export const HEARTBEAT = 4000;

/** A key press results in fewer. */
const MAX_ACTIONS = 8;

const Place = v.object({ slide: Name, step: Count });

/** The talk's position in an episode, for the audience. */
const PositionShape = v.object({ episode: Name, ...Place.entries });
export type RoomPosition = Readonly<v.InferOutput<typeof PositionShape>>;

/** The talk's state, for remotes. Always the whole state, so that the next message makes up for a lost one. */
const StateShape = v.object({
  state: v.object({
    position: v.nullable(Place),
    reached: Amount,
    stopwatch: v.object({ before: Amount, since: v.nullable(Amount), began: v.nullable(Amount) }),
    slot: v.nullable(Amount),
    curtain: CurtainShape,
    zoom: v.nullable(v.object({ x: Amount, y: Amount, scale: Amount })),
    playing: v.boolean(),
  }),
  /** Epoch milliseconds on the presenter's clock. */
  now: Amount,
  /** The paired remotes: each one's public key, and the count of its last message that is applied to the state. */
  remotes: v.array(v.object({ key: Name, acknowledged: Count })),
  /** Ids of the invites that count, used or not: the embedded broker lets in nobody with another. */
  invites: v.array(Name),
});
type RoomState = Omit<v.InferOutput<typeof StateShape>, "state"> & { readonly state: TalkState };

/** What a remote asks the presenter to do; without actions it only announces itself. */
const RequestShape = v.object({
  actions: v.pipe(v.array(v.unknown()), v.maxLength(MAX_ACTIONS)),
});

/** Validates the body of a position message. */
export function readPosition(body: unknown): RoomPosition | undefined {
  const { success, output } = v.safeParse(PositionShape, body);
  return success ? output : undefined;
}

/** The body of a state message. Drawings are left out: they would exceed a message's size. */
export function writeState({ state, now, remotes, invites }: RoomState) {
  const { position = null, reached, stopwatch, slot, curtain, zoom, playing } = state;
  return {
    state: { position, reached, stopwatch, slot, curtain, zoom, playing },
    now,
    remotes,
    invites,
  };
}

/** Validates the body of a state message. */
export function readState(body: unknown): RoomState | undefined {
  const { success, output } = v.safeParse(StateShape, body);
  if (!success) return undefined;
  const { position, ...rest } = output.state;
  return { ...output, state: { ...FIRST_STATE, ...rest, position: position ?? undefined } };
}

/** Validates the body of a remote's request; malformed actions are left out. */
export function readRequest(body: unknown): { readonly actions: Action[] } | undefined {
  const { success, output } = v.safeParse(RequestShape, body);
  return success
    ? { actions: output.actions.flatMap((action) => readAction(action) ?? []) }
    : undefined;
}
