import { createSigner, createVerifier, type Signer, topicsOf } from "../../room/envelope.ts";
import { PRESENTER, presenterPassword, roomId } from "../../room/keys.ts";
import { openPairing } from "../../room/pairing.ts";
import { isSamePosition, type Position } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { ConnectionStatus, Role, RoomStatus, Talk } from "../talk/talk.ts";
import { browserLocks, type TalkWindow } from "../talk/window.ts";
import { createListeners } from "../ui/store.ts";
import { connect, type Connection, queueMacrotask } from "./connection.ts";
import { readRequest, type RoomPosition, writeState } from "./messages.ts";
import { createStoredRoom, type StoredRoom } from "./stored-room.ts";

/** The room as all of the presenter's windows know it; one of them speaks there, and another when that is closed. */
export interface TalkRoom {
  readonly stored: StoredRoom;
  readonly status: RoomStatus;
  /** Has all windows look anew, after what is kept was changed. */
  storedChanged(): void;
  onChange(listener: () => void): void;
}

/** @param role a page without locks, as every one without https, leaves the room to the console */
export function openTalkRoom(
  { talk, driver, store, prefix }: TalkWindow,
  { broker, role, timeline }: { broker: string; role: Role; timeline: Timeline },
): TalkRoom {
  const kept = createStoredRoom(store);
  const changed = createListeners<[]>();
  let elsewhere: RoomStatus = "off";
  let speaks = false;
  let hosted: { readonly secret: string; readonly host: RoomPublisher } | undefined;

  const standing = () =>
    hosted ? hosted.host.status : kept.secret === undefined ? "off" : elsewhere;
  const tellWindows = () => {
    if (speaks) talk.broadcast({ type: "room", standing: standing() });
    changed.tell();
  };
  const look = () => {
    const { secret } = kept;
    if (speaks && hosted?.secret !== secret) {
      hosted?.host.close();
      hosted = undefined;
      if (secret !== undefined) {
        const host = openRoomPublisher({ broker, secret, kept, episode: timeline.episode, talk });
        hosted = { secret, host };
        host.onChange(tellWindows);
        // A talk that is new is nowhere yet: who is back after a crash may still take up the one before.
        if (talk.state.position) host.publishPosition(driver.position);
      }
    }
    hosted?.host.publishState();
    tellWindows();
  };
  const speak = () => {
    speaks = true;
    look();
  };

  let told = driver.position;
  let telling = false;
  const tellRoom = () => {
    telling = false;
    const { position } = driver;
    if (!isSamePosition(position, told)) hosted?.host.publishPosition(position);
    told = position;
    hosted?.host.publishState();
  };
  talk.onChange(() => {
    if (telling) return;
    telling = true;
    // To sign takes milliseconds, and what is on the screen comes first.
    queueMacrotask(tellRoom);
  });
  talk.onEphemeral((aside) => {
    if (aside.type === "room-changed") look();
    if (aside.type === "room" && !speaks) {
      elsewhere = aside.standing;
      changed.tell();
    }
  });
  // Whoever speaks there already answers how it stands.
  talk.broadcast({ type: "room-changed" });
  const locks = browserLocks();
  if (locks) {
    void locks.request(`${prefix}room`, () => {
      speak();
      return new Promise(() => {});
    });
  } else if (role === "speaker") speak();
  return {
    stored: kept,
    get status() {
      return standing();
    },
    storedChanged() {
      talk.broadcast({ type: "room-changed" });
      look();
    },
    onChange: changed.add,
  };
}

/** The presenter's side of a room: tells it where the talk is, and does what remotes ask. */
interface RoomPublisher {
  readonly status: ConnectionStatus;
  /** Tells the room where the talk is, in one retained message, and the remotes all else. */
  publishPosition(position: Position): void;
  /** Tells the remotes alone: the talk has changed, or who is paired. */
  publishState(): void;
  /** Calls back when the connection has come or gone, or a phone was paired. */
  onChange(listener: () => void): void;
  /** Takes the talk out of the room. */
  close(): void;
}

export interface HostOptions {
  readonly broker: string;
  readonly secret: string;
  readonly kept: StoredRoom;
  /** The episode's id. */
  readonly episode: string;
  readonly talk: Talk;
}

/** Milliseconds between two words to remotes when nothing happens, by which they know that somebody is there. */
export const HEARTBEAT = 4000;

function openRoomPublisher({ broker, secret, kept, episode, talk }: HostOptions): RoomPublisher {
  const topics = topicsOf(roomId(secret));
  const embedded = { user: PRESENTER, password: presenterPassword(secret) };
  const login = kept.login ?? (broker.startsWith("/") ? embedded : undefined);
  const connection = connect(broker, [topics.remote, topics.position], login);
  const sealer = createSigner(secret, Date.now);
  const retained = createRetainedPosition(connection, topics.position, sealer);
  const opener = createVerifier({
    isKnown: (from) => kept.remotes.some(({ key }) => key === from),
    seen: kept.seen,
  });
  const changed = createListeners<[]>();

  const tellRemotes = () => {
    // Also those who are not paired any more have to hear of it.
    if (!connection.connected || !kept.everInvited) return;
    const remotes = kept.remotes.map(({ key }) => ({ key, heard: opener.seen.get(key) ?? 0 }));
    const body = writeState({ state: talk.state, now: talk.now(), remotes });
    connection.publish(topics.talk, sealer.sign(topics.talk, body));
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
    if (topic === topics.position) return retained.handle(text);
    if (topic !== topics.remote) return;
    const pairing = openPairing(secret, text);
    if (pairing) {
      // The answer is the list of those who are paired.
      kept.pair(pairing.inviteId, pairing.key);
      tellRemotes();
      return changed.tell();
    }
    const request = readRequest(opener.verify(topic, text)?.body);
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
    publishPosition({ slide, step }) {
      retained.set({ episode, slide, step });
    },
    publishState: tellRemotes,
    onChange: changed.add,
    close() {
      clearInterval(heartbeat);
      retained.clear();
      connection.end();
    },
  };
}

/** The one message that the broker keeps, for who comes late. */
export interface RetainedPosition {
  set(position: RoomPosition): void;
  /** Says it again. */
  publish(): void;
  /** Hears what anybody has put there. */
  handle(text: string): void;
  /** Takes it away. */
  clear(): void;
}

/** Milliseconds, so that nobody can make the presenter shout. */
const REPAIR_PAUSE = 500;

function createRetainedPosition(
  connection: Connection,
  topic: string,
  sealer: Signer,
): RetainedPosition {
  const own = createVerifier({ isKnown: (from) => from === sealer.from });
  let position: RoomPosition | undefined;
  let healing: ReturnType<typeof setTimeout> | undefined;
  const publish = () => {
    if (position && connection.connected)
      connection.publish(topic, sealer.sign(topic, { ...position }), true);
  };
  return {
    set(next) {
      position = next;
      publish();
    },
    publish,
    handle(text) {
      // The presenter's own, from here or from another window of theirs: whoever moved last is right.
      if (own.verify(topic, text) || healing !== undefined) return;
      // Where anybody may publish, somebody has put something else there, or an old word of ours.
      healing = setTimeout(() => {
        healing = undefined;
        publish();
      }, REPAIR_PAUSE);
    },
    clear() {
      clearTimeout(healing);
      position = undefined;
      if (connection.connected) connection.publish(topic, "", true);
    },
  };
}
