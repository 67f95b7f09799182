import { createSigner, createVerifier, type Signer, topicsOf } from "../../room/envelope.ts";
import { PRESENTER, presenterPassword, roomId } from "../../room/keys.ts";
import { openPairing } from "../../room/pairing.ts";
import { isSamePosition, type Position } from "../../timeline/position.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { ConnectionStatus, Role, RoomStatus, Talk } from "../talk/talk.ts";
import { browserLocks, type TalkWindow } from "../talk/window.ts";
import { createListeners } from "../ui/store.ts";
import { connect, type Connection, queueMacrotask } from "./connection.ts";
import { HEARTBEAT, readRequest, type RoomPosition, writeState } from "./messages.ts";
import { createStoredRoom, type StoredRoom } from "./stored-room.ts";

/** A talk's room in one of the presenter's windows. One window at a time is connected to the broker. */
export interface TalkRoom {
  readonly stored: StoredRoom;
  readonly status: RoomStatus;
  /** Applies a change of `stored` in all windows. */
  storedChanged(): void;
  onChange(listener: () => void): void;
}

/** @param role on pages without https, which lack locks, only the console connects */
export function openTalkRoom(
  { talk, driver, store, prefix }: TalkWindow,
  { broker, role, timeline }: { broker: string; role: Role; timeline: Timeline },
): TalkRoom {
  const stored = createStoredRoom(store);
  const changed = createListeners<[]>();
  let statusElsewhere: RoomStatus = "off";
  /** Whether this window is the one that connects. */
  let isLeader = false;
  let open: { readonly secret: string; readonly publisher: RoomPublisher } | undefined;

  const status = () => {
    if (open) return open.publisher.status;
    return stored.current.secret === undefined ? "off" : statusElsewhere;
  };
  const reportStatus = () => {
    if (isLeader) talk.broadcast({ type: "room", status: status() });
    changed.tell();
  };
  const update = () => {
    const { secret } = stored.current;
    if (isLeader && open?.secret !== secret) {
      open?.publisher.close();
      open = undefined;
      if (secret !== undefined) {
        const { episode } = timeline;
        const publisher = createRoomPublisher({ broker, secret, stored, episode, talk });
        open = { secret, publisher };
        publisher.onChange(reportStatus);
        // A new talk has no position: the presenter may still resume the one before a crash.
        if (talk.state.position) publisher.publishPosition(driver.position);
      }
    }
    open?.publisher.publishState();
    reportStatus();
  };
  const lead = () => {
    isLeader = true;
    update();
  };

  let lastPublished = driver.position;
  let isQueued = false;
  const publish = () => {
    isQueued = false;
    const { position } = driver;
    if (!isSamePosition(position, lastPublished)) open?.publisher.publishPosition(position);
    lastPublished = position;
    open?.publisher.publishState();
  };
  talk.onChange(() => {
    if (isQueued) return;
    isQueued = true;
    // Signing takes milliseconds: the slide is drawn first.
    queueMacrotask(publish);
  });
  talk.onEphemeral((message) => {
    if (message.type === "room-changed") update();
    if (message.type === "room" && !isLeader) {
      statusElsewhere = message.status;
      changed.tell();
    }
  });
  // The leader, if there is one, answers with the room's status.
  talk.broadcast({ type: "room-changed" });
  const locks = browserLocks();
  if (locks) {
    void locks.request(`${prefix}room`, () => {
      lead();
      return new Promise(() => {});
    });
  } else if (role === "speaker") lead();
  return {
    stored,
    get status() {
      return status();
    },
    storedChanged() {
      talk.broadcast({ type: "room-changed" });
      update();
    },
    onChange: changed.add,
  };
}

/** The presenter's connection to a room: publishes position and state, and handles what remotes request. */
interface RoomPublisher {
  readonly status: ConnectionStatus;
  /** Publishes the position as a retained message. */
  publishPosition(position: Position): void;
  /** Publishes the talk's state and the paired remotes. */
  publishState(): void;
  /** Calls back when the status has changed or a phone was paired. */
  onChange(listener: () => void): void;
  /** Removes the retained position and disconnects. */
  close(): void;
}

interface PublisherOptions {
  readonly broker: string;
  readonly secret: string;
  readonly stored: StoredRoom;
  /** The episode's id. */
  readonly episode: string;
  readonly talk: Talk;
}

function createRoomPublisher(options: PublisherOptions): RoomPublisher {
  const { broker, secret, stored, episode, talk } = options;
  const topics = topicsOf(roomId(secret));
  const embedded = { user: PRESENTER, password: presenterPassword(secret) };
  const login = stored.current.login ?? (broker.startsWith("/") ? embedded : undefined);
  const connection = connect(broker, [topics.remote, topics.position], login);
  const signer = createStoredSigner(secret, stored);
  const retained = createRetainedPosition(connection, topics.position, signer);
  const verifier = createVerifier({
    isKnown: (from) => stored.current.remotes.some(({ key }) => key === from),
    seen: stored.current.seen,
  });
  const changed = createListeners<[]>();

  const publishState = () => {
    const { hasInvited, remotes: paired, invites: unused } = stored.current;
    // Revoked remotes have to receive it as well.
    if (!connection.connected || !hasInvited) return;
    const remotes = paired.map(({ key }) => ({
      key,
      acknowledged: verifier.seen.get(key) ?? 0,
    }));
    const invites = [...unused, ...paired.map(({ invite }) => invite)];
    const body = writeState({ state: talk.state, now: talk.now(), remotes, invites });
    connection.publish(topics.talk, signer.sign(topics.talk, body));
  };
  const heartbeat = setInterval(publishState, HEARTBEAT);
  connection.onChange(() => {
    if (connection.connected) {
      // A restarted broker has lost the retained position.
      retained.publish();
      publishState();
    }
    changed.tell();
  });
  connection.onMessage((topic, text) => {
    if (topic === topics.position) return retained.handle(text);
    if (topic !== topics.remote) return;
    const pairing = openPairing(secret, text);
    if (pairing) {
      // The phone is answered by the list of paired remotes.
      stored.pair(pairing.inviteId, pairing.key);
      publishState();
      return changed.tell();
    }
    const request = readRequest(verifier.verify(topic, text)?.body);
    if (!request) return;
    stored.saveSeen(verifier.seen);
    const before = talk.state;
    talk.act(...request.actions);
    // A change is published anyway, which acknowledges the request.
    if (talk.state === before) publishState();
  });
  return {
    get status() {
      if (connection.connected) return "connected";
      return connection.refused ? "refused" : "connecting";
    },
    publishPosition: ({ slide, step }) => retained.set({ episode, slide, step }),
    publishState,
    onChange: changed.add,
    close() {
      clearInterval(heartbeat);
      retained.clear();
      connection.end();
    },
  };
}

/** Signs with the presenter's secret, and remembers the count over a reload. */
function createStoredSigner(secret: string, stored: StoredRoom): Signer {
  const signer = createSigner(secret, Date.now);
  signer.continueAfter(stored.signed);
  return {
    ...signer,
    get last() {
      return signer.last;
    },
    sign(topic, body) {
      const text = signer.sign(topic, body);
      stored.saveSigned(signer.last);
      return text;
    },
  };
}

/** The retained position message, which the broker sends to everyone who subscribes later. */
interface RetainedPosition {
  set(position: RoomPosition): void;
  /** Publishes the position again. */
  publish(): void;
  /** Handles a message under the position's topic, from whomever. */
  handle(text: string): void;
  clear(): void;
}

/** Minimum milliseconds between repairs of an overwritten position. */
const REPAIR_INTERVAL = 500;

function createRetainedPosition(
  connection: Connection,
  topic: string,
  signer: Signer,
): RetainedPosition {
  const verifier = createVerifier({ isKnown: (from) => from === signer.from });
  let position: RoomPosition | undefined;
  let repair: ReturnType<typeof setTimeout> | undefined;
  const publish = () => {
    if (position && connection.connected)
      connection.publish(topic, signer.sign(topic, position), true);
  };
  return {
    set(next) {
      position = next;
      publish();
    },
    publish,
    handle(text) {
      // Valid when it is the presenter's own, from this window, another, or another device.
      const own = verifier.verify(topic, text);
      if (own) signer.continueAfter(own.count);
      if (own || repair !== undefined) return;
      // On a broker where anybody may publish, somebody has overwritten or replayed the position.
      repair = setTimeout(() => {
        repair = undefined;
        publish();
      }, REPAIR_INTERVAL);
    },
    clear() {
      clearTimeout(repair);
      position = undefined;
      if (connection.connected) connection.publish(topic, "", true);
    },
  };
}
