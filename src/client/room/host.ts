import { createOpener, createSealer } from "../../room/envelope.ts";
import { presenterPassword, roomId } from "../../room/keys.ts";
import { openPairing } from "../../room/pairing.ts";
import { topicsOf } from "../../room/topics.ts";
import { PRESENTER } from "../../room/users.ts";
import type { Position } from "../../timeline/position.ts";
import type { Link, Message } from "../talk/link.ts";
import { createListeners } from "../ui/listeners.ts";
import { connect } from "./connection.ts";
import type { KeptRoom } from "./kept-room.ts";
import { inPieces, readRemoteMessage, type RoomPosition, type TalkMessage } from "./messages.ts";

/** The presenter's side of a room: tells it where the talk is, and hears the remotes. */
export interface RoomHost {
  /** To the remotes. */
  readonly link: Link;
  readonly status: RoomStatus;
  /** Tells the room where the talk is, in one retained message. */
  tell(position: Position): void;
  /** Tells a remote that was revoked. */
  tellRevoked(key: string): void;
  /** Calls back when the connection has come or gone, or a phone was paired. */
  onChange(listener: () => void): void;
  close(): void;
}

/** `refused`: the broker does not take this presenter's login. */
export type RoomStatus = "connected" | "connecting" | "refused";

export interface HostOptions {
  readonly broker: string;
  readonly secret: string;
  readonly kept: KeptRoom;
  /** The episode's id. */
  readonly episode: string;
  readonly now: () => number;
}

/** Milliseconds, so that nobody can make the presenter shout. */
const HEALING_PAUSE = 500;

export function hostRoom({ broker, secret, kept, episode, now }: HostOptions): RoomHost {
  const room = roomId(secret);
  const topics = topicsOf(room);
  const embedded = { user: PRESENTER, password: presenterPassword(secret) };
  const login = kept.login ?? (broker.startsWith("/") ? embedded : undefined);
  const connection = connect(broker, [topics.remote, topics.position], login);
  const sealer = createSealer(secret, Date.now);
  const opener = createOpener({
    isKnown: (from) => kept.remotes.some(({ key }) => key === from),
    seen: kept.seen,
  });
  const received = createListeners<[message: Message]>();
  const changed = createListeners<[]>();
  let shown: RoomPosition | undefined;
  let published = "";
  let healing: ReturnType<typeof setTimeout> | undefined;

  const publishPosition = () => {
    if (!shown) return;
    published = sealer.seal(topics.position, { ...shown });
    connection.publish(topics.position, published, true);
  };
  /** Where anybody may publish, somebody may put an old position in the place of the one that is retained. */
  const heal = (text: string) => {
    if (text === published || healing !== undefined) return;
    healing = setTimeout(() => {
      healing = undefined;
      publishPosition();
    }, HEALING_PAUSE);
  };
  const tellRemotes = (message: TalkMessage) => {
    if (kept.remotes.length > 0)
      connection.publish(
        topics.talk,
        sealer.seal(topics.talk, JSON.parse(JSON.stringify(message))),
      );
  };
  connection.onChange(() => {
    // A broker that was started anew knows of nothing.
    if (connection.connected) publishPosition();
    changed.tell();
  });
  connection.onMessage((topic, text) => {
    if (topic === topics.position) heal(text);
    if (topic !== topics.remote) return;
    const pairing = openPairing(secret, text);
    if (pairing) {
      if (kept.admit(pairing.inviteId, pairing.key)) changed.tell();
      return;
    }
    const message = readRemoteMessage(opener.open(topic, text)?.body);
    if (!message) return;
    kept.saveSeen(opener.seen);
    if (message.type === "hello") {
      tellRemotes({ type: "clock", asked: message.at, now: now() });
      received.tell({ type: "hello", events: [] });
    } else received.tell(message);
  });
  return {
    link: {
      send(message) {
        if (message.type !== "events") return;
        for (const events of inPieces(message.events)) tellRemotes({ type: "events", events });
      },
      onMessage: received.add,
    },
    get status() {
      if (connection.connected) return "connected";
      return connection.refused ? "refused" : "connecting";
    },
    tell({ slide, step }) {
      shown = { episode, slide, step };
      if (connection.connected) publishPosition();
    },
    tellRevoked: (key) =>
      connection.publish(topics.talk, sealer.seal(topics.talk, { type: "revoked", key })),
    onChange: changed.add,
    close: connection.close,
  };
}
