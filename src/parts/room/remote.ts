import { createSigner, createVerifier, topicsOf } from "../../room/envelope.ts";
import { remoteUser } from "../../room/keys.ts";
import { createPairing } from "../../room/pairing.ts";
import type { Action, TalkEvent } from "../../talk/event.ts";
import { applyEvent, FIRST_STATE, type TalkState } from "../../talk/state.ts";
import { createListeners } from "../ui/store.ts";
import { connect, queueMacrotask } from "./connection.ts";
import { readState } from "./messages.ts";
import { HEARTBEAT } from "./talk-room.ts";

/** A phone's side of a room: hears how the talk stands, and asks the presenter's windows to do something. */
export interface RoomRemote {
  readonly status: RemoteStatus;
  /** Epoch milliseconds on the presenter's clock. */
  now(): number;
  /** How the talk stands once the presenter's windows have done what was asked for. */
  readonly state: TalkState;
  /** Asks for actions; without being paired it asks for nothing. */
  request(actions: readonly Action[]): void;
  onState(listener: (state: TalkState, before: TalkState) => void): void;
  onChange(listener: () => void): void;
}

/** `waiting`: the broker is there, the presenter does not answer. */
export type RemoteStatus = "connected" | "waiting" | "connecting" | "unpaired";

/** What a phone keeps of its pairing. All but the key is what the presenter's code said; base64url. */
export interface RemoteIdentity {
  readonly room: string;
  readonly inviteId: string;
  readonly password: string;
  readonly pairingSecret: string;
  /** The phone's own secret key. */
  readonly key: string;
}

/** Milliseconds without a word after which the presenter is not there, and is greeted again. */
const PRESENTER_TIMEOUT = 2.5 * HEARTBEAT;
const GREETING_INTERVAL = 1500;
/** Milliseconds after which what was asked for, and not heard, has been lost. */
const CONFIRM_TIMEOUT = 3000;

export function joinAsRemote(broker: string, identity: RemoteIdentity): RoomRemote {
  const { room, inviteId, password, pairingSecret, key } = identity;
  const topics = topicsOf(room);
  const login = broker.startsWith("/") ? { user: remoteUser(inviteId), password } : undefined;
  const connection = connect(broker, [topics.talk], login);
  const sealer = createSigner(key, Date.now);
  const opener = createVerifier({ isKnown: (from) => from === room });
  const foresight = createOptimisticState();
  const stated = createListeners<[state: TalkState, before: TalkState]>();
  const changed = createListeners<[]>();
  /** The least that the presenter's clock is ahead, and with it the shortest way of a message. */
  let offset = Number.NEGATIVE_INFINITY;
  let paired: boolean | undefined;
  let status: RemoteStatus = "connecting";
  let silence: ReturnType<typeof setTimeout> | undefined;
  let greeting: ReturnType<typeof setTimeout> | undefined;
  let giveUp: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    const before = status;
    if (!connection.connected) status = "connecting";
    else status = paired === undefined ? "waiting" : paired ? "connected" : "unpaired";
    if (status !== before) changed.tell();
  };
  const now = () => Date.now() + (Number.isFinite(offset) ? offset : 0);
  let told = foresight.state;
  const tell = () => {
    const before = told;
    told = foresight.state;
    if (told !== before) stated.tell(told, before);
  };
  const publish = (actions: readonly Action[]) =>
    connection.publish(topics.remote, sealer.sign(topics.remote, { actions: toJson(actions) }));
  const greet = () => {
    clearTimeout(greeting);
    if (!connection.connected || status === "connected") return;
    connection.publish(topics.remote, createPairing({ id: inviteId, pairingSecret }, sealer.from));
    publish([]);
    greeting = setTimeout(greet, status === "unpaired" ? PRESENTER_TIMEOUT : GREETING_INTERVAL);
  };
  const lose = () => {
    paired = undefined;
    show();
    greet();
  };
  connection.onChange(() => {
    clearTimeout(silence);
    lose();
  });
  connection.onMessage((topic, text) => {
    const message = readState(opener.verify(topic, text)?.body);
    if (!message) return;
    offset = Math.max(offset, message.now - Date.now());
    clearTimeout(silence);
    silence = setTimeout(lose, PRESENTER_TIMEOUT);
    const self = message.remotes.find((remote) => remote.key === sealer.from);
    paired = self !== undefined;
    show();
    if (!self) return;
    foresight.confirm(message.state, self.heard);
    tell();
  });
  return {
    get status() {
      return status;
    },
    now,
    get state() {
      return foresight.state;
    },
    request(actions) {
      if (status !== "connected") return;
      publish(actions);
      const { from: window, last: count } = sealer;
      const at = now();
      for (const action of actions) foresight.apply({ count, window, at, action });
      // What was asked for is under way before this page draws it.
      queueMacrotask(tell);
      clearTimeout(giveUp);
      giveUp = setTimeout(() => {
        foresight.rollback();
        tell();
      }, CONFIRM_TIMEOUT);
    },
    onState: stated.add,
    onChange: changed.add,
  };
}

/** An action holds what JSON can say, which its type does not tell. */
function toJson(actions: readonly Action[]) {
  return actions.map((action) => {
    if (action.type === "stroke")
      return { ...action, points: action.points.map((point) => ({ ...point })) };
    if (action.type === "zoom") return { ...action, zoom: action.zoom && { ...action.zoom } };
    return { ...action };
  });
}

/** What a remote knows of a talk that is done elsewhere, with what it has asked for and not been answered yet. */
export interface OptimisticState {
  /** How the talk stands once all that was asked for is done. */
  readonly state: TalkState;
  /** Adds what was asked for. @param event its count is that of the message that asks for it */
  apply(event: TalkEvent): void;
  /** Takes what is told of the talk. @param heard the count of the last message that is in it */
  confirm(told: TalkState, heard: number): void;
  /** Gives up on what has not been answered. */
  rollback(): void;
}

/**
 * Presses come faster than answers, and an answer to the first says nothing of the second: what is not in it yet is
 * done once more on top of it.
 */
export function createOptimisticState(): OptimisticState {
  let told = FIRST_STATE;
  let asked: readonly TalkEvent[] = [];
  let state = FIRST_STATE;
  const foresee = () => (state = asked.reduce(applyEvent, told));
  return {
    get state() {
      return state;
    },
    apply(event) {
      asked = [...asked, event];
      foresee();
    },
    confirm(next, heard) {
      told = next;
      asked = asked.filter(({ count }) => count > heard);
      foresee();
    },
    rollback() {
      asked = [];
      foresee();
    },
  };
}
