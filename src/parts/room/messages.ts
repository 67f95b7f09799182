import * as v from "valibot";
import { type Action, readAction } from "../../talk/event.ts";
import { FIRST_STATE, type TalkState } from "../../talk/state.ts";
import type { Position } from "../../timeline/position.ts";

/** Where the talk is, as the presenter tells the room. */
export interface RoomPosition extends Position {
  readonly episode: string;
}

/** How the talk stands, as the presenter tells remotes: all of it, each time, so that who missed one misses nothing. */
export interface RoomState {
  readonly state: TalkState;
  /** Epoch milliseconds on the presenter's clock. */
  readonly now: number;
  /** Those who are paired. */
  readonly remotes: readonly AcknowledgedRemote[];
}

/** A remote, and how far the presenter has heard it: what it asked for up to there is in the state. */
export interface AcknowledgedRemote {
  readonly key: string;
  /** The count of its last message; 0 for none. */
  readonly heard: number;
}

/** What a remote asks of the presenter; none for a greeting. */
export interface RemoteRequest {
  readonly actions: readonly Action[];
}

/** As many as one press can mean. */
const MOST_ACTIONS = 8;

const Name = v.pipe(v.string(), v.maxLength(200));
const Amount = v.pipe(v.number(), v.finite());
const Step = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Place = v.object({ slide: Name, step: Step });
const PositionShape = v.object({ episode: Name, ...Place.entries });
const StateShape = v.object({
  state: v.object({
    position: v.nullable(Place),
    reached: Amount,
    stopwatch: v.object({ before: Amount, since: v.nullable(Amount), began: v.nullable(Amount) }),
    slot: v.nullable(Amount),
    curtain: v.picklist(["none", "black", "white"]),
    zoom: v.nullable(v.object({ x: Amount, y: Amount, scale: Amount })),
    playing: v.boolean(),
  }),
  now: Amount,
  remotes: v.array(v.object({ key: Name, heard: Step })),
});
const RequestShape = v.object({
  actions: v.pipe(v.array(v.unknown()), v.maxLength(MOST_ACTIONS)),
});

/** The position that a message's body is; `undefined` for anything else. */
export function readPosition(body: unknown): RoomPosition | undefined {
  const { success, output } = v.safeParse(PositionShape, body);
  return success ? output : undefined;
}

/** A state as a message's body. What is drawn stays on the presenter's machine. */
export function writeState({ state, now, remotes }: RoomState) {
  const { position = null, reached, stopwatch, slot, curtain, zoom, playing } = state;
  return {
    state: {
      position: position && { ...position },
      reached,
      stopwatch: { ...stopwatch },
      slot,
      curtain,
      zoom: zoom && { ...zoom },
      playing,
    },
    now,
    remotes: remotes.map(({ key, heard }) => ({ key, heard })),
  };
}

/** Reads what {@link writeState} wrote; `undefined` for anything else. */
export function readState(body: unknown): RoomState | undefined {
  const { success, output } = v.safeParse(StateShape, body);
  if (!success) return undefined;
  const { position, ...rest } = output.state;
  return { ...output, state: { ...FIRST_STATE, ...rest, position: position ?? undefined } };
}

/** What a remote asks for; actions that are none are left out. */
export function readRequest(body: unknown): RemoteRequest | undefined {
  const { success, output } = v.safeParse(RequestShape, body);
  return success
    ? { actions: output.actions.flatMap((action) => readAction(action) ?? []) }
    : undefined;
}
