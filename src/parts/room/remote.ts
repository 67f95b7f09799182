import * as v from "valibot";
import { createSigner, createVerifier, topicsOf } from "../../room/envelope.ts";
import { remoteUser } from "../../room/keys.ts";
import { createPairing } from "../../room/pairing.ts";
import type { Action, TalkEvent } from "../../talk/event.ts";
import { applyEvent, FIRST_STATE, type TalkState } from "../../talk/state.ts";
import { createListeners } from "../ui/store.ts";
import { connect, queueMacrotask } from "./connection.ts";
import { HEARTBEAT, readState } from "./messages.ts";

/** A phone's connection to a room: receives the talk's state, and requests actions from the presenter. */
export interface RoomRemote {
  readonly status: RemoteStatus;
  /** Epoch milliseconds on the presenter's clock. */
  now(): number;
  /** The talk's state, with requested actions already applied. */
  readonly state: TalkState;
  /** Requests actions; does nothing unless connected and paired. */
  request(actions: readonly Action[]): void;
  onState(listener: (state: TalkState, before: TalkState) => void): void;
  onChange(listener: () => void): void;
}

/** `waiting`: connected to the broker, but the presenter does not answer. */
export type RemoteStatus = "connected" | "waiting" | "connecting" | "unpaired";

/** What a phone stores of its pairing: the presenter's invite and its own secret key, all base64url. */
export const IdentityShape = v.object({
  room: v.string(),
  inviteId: v.string(),
  password: v.string(),
  pairingSecret: v.string(),
  key: v.string(),
});
export type RemoteIdentity = Readonly<v.InferOutput<typeof IdentityShape>>;

/** Milliseconds without a message after which the presenter counts as gone. */
const PRESENTER_TIMEOUT = 2.5 * HEARTBEAT;
/** Milliseconds between two greetings of a presenter who has not answered. */
const GREETING_INTERVAL = 1500;
/** Milliseconds after which an unconfirmed request counts as lost. */
const CONFIRM_TIMEOUT = 3000;

export function joinAsRemote(broker: string, identity: RemoteIdentity): RoomRemote {
  const { room, inviteId, password, pairingSecret, key } = identity;
  const topics = topicsOf(room);
  const login = broker.startsWith("/") ? { user: remoteUser(inviteId), password } : undefined;
  const connection = connect(broker, [topics.talk], login);
  const signer = createSigner(key, Date.now);
  const verifier = createVerifier({ isKnown: (from) => from === room });
  const optimistic = createOptimisticState();
  const stateChanged = createListeners<[state: TalkState, before: TalkState]>();
  const statusChanged = createListeners<[]>();
  /** How far the presenter's clock is ahead, in milliseconds; too low by the latency of the fastest message. */
  let offset = Number.NEGATIVE_INFINITY;
  let paired: boolean | undefined;
  let status: RemoteStatus = "connecting";
  let presenterTimer: ReturnType<typeof setTimeout> | undefined;
  let greetingTimer: ReturnType<typeof setTimeout> | undefined;
  let confirmTimer: ReturnType<typeof setTimeout> | undefined;

  const updateStatus = () => {
    const before = status;
    if (!connection.connected) status = connection.refused ? "unpaired" : "connecting";
    else status = paired === undefined ? "waiting" : paired ? "connected" : "unpaired";
    if (status !== before) statusChanged.tell();
  };
  const now = () => Date.now() + (Number.isFinite(offset) ? offset : 0);
  let lastReported = optimistic.state;
  const report = () => {
    const before = lastReported;
    lastReported = optimistic.state;
    if (lastReported !== before) stateChanged.tell(lastReported, before);
  };
  const publish = (actions: readonly Action[]) =>
    connection.publish(topics.remote, signer.sign(topics.remote, { actions }));
  const greet = () => {
    clearTimeout(greetingTimer);
    if (!connection.connected || status === "connected") return;
    connection.publish(topics.remote, createPairing({ id: inviteId, pairingSecret }, signer.from));
    publish([]);
    const interval = status === "unpaired" ? PRESENTER_TIMEOUT : GREETING_INTERVAL;
    greetingTimer = setTimeout(greet, interval);
  };
  const losePresenter = () => {
    paired = undefined;
    updateStatus();
    greet();
  };
  connection.onChange(() => {
    clearTimeout(presenterTimer);
    losePresenter();
  });
  connection.onMessage((topic, text) => {
    const message = readState(verifier.verify(topic, text)?.body);
    if (!message) return;
    offset = Math.max(offset, message.now - Date.now());
    clearTimeout(presenterTimer);
    presenterTimer = setTimeout(losePresenter, PRESENTER_TIMEOUT);
    const self = message.remotes.find((remote) => remote.key === signer.from);
    paired = self !== undefined;
    updateStatus();
    if (!self) return;
    signer.continueAfter(self.acknowledged);
    optimistic.confirm(message.state, self.acknowledged);
    report();
  });
  return {
    get status() {
      return status;
    },
    now,
    get state() {
      return optimistic.state;
    },
    request(actions) {
      if (status !== "connected") return;
      publish(actions);
      const { from: window, last: count } = signer;
      const at = now();
      for (const action of actions) optimistic.apply({ count, window, at, action });
      // The request is sent before this page is drawn.
      queueMacrotask(report);
      clearTimeout(confirmTimer);
      confirmTimer = setTimeout(() => {
        optimistic.rollback();
        report();
      }, CONFIRM_TIMEOUT);
    },
    onState: stateChanged.add,
    onChange: statusChanged.add,
  };
}

/** The presenter's state of a talk, with requested actions applied on top until they are confirmed. */
export interface OptimisticState {
  readonly state: TalkState;
  /** Applies a requested action. @param event its count is that of the request's message */
  apply(event: TalkEvent): void;
  /** Sets the presenter's state. @param acknowledged count of the last message that is applied to it */
  confirm(state: TalkState, acknowledged: number): void;
  /** Drops all actions that are not confirmed. */
  rollback(): void;
}

/** Key presses come faster than confirmations: a confirmation of the first must not undo the second. */
export function createOptimisticState(): OptimisticState {
  let confirmed = FIRST_STATE;
  let pending: readonly TalkEvent[] = [];
  let state = FIRST_STATE;
  const update = () => (state = pending.reduce(applyEvent, confirmed));
  return {
    get state() {
      return state;
    },
    apply(event) {
      pending = [...pending, event];
      update();
    },
    confirm(next, acknowledged) {
      confirmed = next;
      pending = pending.filter(({ count }) => count > acknowledged);
      update();
    },
    rollback() {
      pending = [];
      update();
    },
  };
}
