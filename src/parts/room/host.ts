import { createOpener, createSealer, type Sealer } from "../../room/envelope.ts";
import { PRESENTER, presenterPassword, roomId } from "../../room/keys.ts";
import { openPairing } from "../../room/pairing.ts";
import { topicsOf } from "../../room/topics.ts";
import type { Position } from "../../timeline/position.ts";
import type { RoomStatus, Talk } from "../talk/talk.ts";
import { createListeners } from "../ui/store.ts";
import { connect, type Connection } from "./connection.ts";
import type { KeptRoom } from "./kept-room.ts";
import { readRequest, type RoomPosition, writeState } from "./messages.ts";

/** The presenter's side of a room: tells it where the talk is, and does what remotes ask. */
export interface RoomHost {
  readonly status: RoomStatus;
  /** Tells the room where the talk is, in one retained message, and the remotes all else. */
  tell(position: Position): void;
  /** Tells the remotes alone: the talk has changed, or who is paired. */
  tellRemotes(): void;
  /** Calls back when the connection has come or gone, or a phone was paired. */
  onChange(listener: () => void): void;
  /** Takes the talk out of the room. */
  close(): void;
}

export interface HostOptions {
  readonly broker: string;
  readonly secret: string;
  readonly kept: KeptRoom;
  /** The episode's id. */
  readonly episode: string;
  readonly talk: Talk;
}

/** Milliseconds between two words to remotes when nothing happens, by which they know that somebody is there. */
export const HEARTBEAT = 4000;

export function hostRoom({ broker, secret, kept, episode, talk }: HostOptions): RoomHost {
  const topics = topicsOf(roomId(secret));
  const embedded = { user: PRESENTER, password: presenterPassword(secret) };
  const login = kept.login ?? (broker.startsWith("/") ? embedded : undefined);
  const connection = connect(broker, [topics.remote, topics.position], login);
  const sealer = createSealer(secret, Date.now);
  const retained = createRetained(connection, topics.position, sealer);
  const opener = createOpener({
    isKnown: (from) => kept.remotes.some(({ key }) => key === from),
    seen: kept.seen,
  });
  const changed = createListeners<[]>();

  const tellRemotes = () => {
    // Also those who are not paired any more have to hear of it.
    if (!connection.connected || !kept.hasInvited) return;
    const remotes = kept.remotes.map(({ key }) => ({ key, heard: opener.seen.get(key) ?? 0 }));
    const body = writeState({ state: talk.state, now: talk.now(), remotes });
    connection.publish(topics.talk, sealer.seal(topics.talk, body));
  };
  const heartbeat = setInterval(tellRemotes, HEARTBEAT);
  connection.onChange(() => {
    if (connection.connected) {
      // A broker that was started anew knows of nothing.
      retained.publish();
      tellRemotes();
    }
    changed.tell();
  });
  connection.onMessage((topic, text) => {
    if (topic === topics.position) return retained.hear(text);
    if (topic !== topics.remote) return;
    const pairing = openPairing(secret, text);
    if (pairing) {
      // The answer is the list of those who are paired.
      kept.admit(pairing.inviteId, pairing.key);
      tellRemotes();
      return changed.tell();
    }
    const request = readRequest(opener.open(topic, text)?.body);
    if (!request) return;
    kept.saveSeen(opener.seen);
    const before = talk.state;
    talk.act(...request.actions);
    // Who changed something is answered with what all are told.
    if (talk.state === before) tellRemotes();
  });
  return {
    get status() {
      if (connection.connected) return "connected";
      return connection.refused ? "refused" : "connecting";
    },
    tell({ slide, step }) {
      retained.set({ episode, slide, step });
    },
    tellRemotes,
    onChange: changed.add,
    close() {
      clearInterval(heartbeat);
      retained.clear();
      connection.end();
    },
  };
}

/** The one message that the broker keeps, for who comes late. */
export interface Retained {
  set(position: RoomPosition): void;
  /** Says it again. */
  publish(): void;
  /** Hears what anybody has put there. */
  hear(text: string): void;
  /** Takes it away. */
  clear(): void;
}

/** Milliseconds, so that nobody can make the presenter shout. */
const PAUSE = 500;

function createRetained(connection: Connection, topic: string, sealer: Sealer): Retained {
  const own = createOpener({ isKnown: (from) => from === sealer.from });
  let position: RoomPosition | undefined;
  let healing: ReturnType<typeof setTimeout> | undefined;
  const publish = () => {
    if (position && connection.connected)
      connection.publish(topic, sealer.seal(topic, { ...position }), true);
  };
  return {
    set(next) {
      position = next;
      publish();
    },
    publish,
    hear(text) {
      // The presenter's own, from here or from another window of theirs: whoever moved last is right.
      if (own.open(topic, text) || healing !== undefined) return;
      // Where anybody may publish, somebody has put something else there, or an old word of ours.
      healing = setTimeout(() => {
        healing = undefined;
        publish();
      }, PAUSE);
    },
    clear() {
      clearTimeout(healing);
      position = undefined;
      if (connection.connected) connection.publish(topic, "", true);
    },
  };
}
