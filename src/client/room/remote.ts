import { createOpener, createSealer } from "../../room/envelope.ts";
import { createPairing } from "../../room/pairing.ts";
import { topicsOf } from "../../room/topics.ts";
import { remoteUser } from "../../room/users.ts";
import type { Link, Message } from "../talk/link.ts";
import { createListeners } from "../ui/listeners.ts";
import { connect } from "./connection.ts";
import { inPieces, readTalkMessage, type RemoteMessage } from "./messages.ts";

/** A paired phone's side of a room: it drives the talk as a window of the presenter's would. */
export interface RoomRemote {
  readonly link: Link;
  /** Epoch milliseconds on the presenter's clock. */
  now(): number;
  readonly status: RemoteStatus;
  onChange(listener: () => void): void;
}

/** `waiting`: the broker is there, the presenter has not answered yet. */
export type RemoteStatus = "connected" | "waiting" | "connecting" | "revoked";

/** What a phone keeps of its pairing. All but the key is what the presenter's code said; base64url. */
export interface RemoteIdentity {
  readonly room: string;
  readonly inviteId: string;
  readonly password: string;
  readonly pairingSecret: string;
  /** The phone's own secret key. */
  readonly key: string;
}

/** Milliseconds after which a phone asks once more whether the presenter is there. */
const PATIENCE = 2000;

export function joinAsRemote(broker: string, identity: RemoteIdentity): RoomRemote {
  const { room, inviteId, password, pairingSecret, key } = identity;
  const topics = topicsOf(room);
  const login = broker.startsWith("/") ? { user: remoteUser(inviteId), password } : undefined;
  const connection = connect(broker, [topics.talk], login);
  const sealer = createSealer(key, Date.now);
  const opener = createOpener({ isKnown: (from) => from === room });
  const received = createListeners<[message: Message]>();
  const changed = createListeners<[]>();
  let offset = 0;
  let answered = false;
  let revoked = false;

  const tell = (message: RemoteMessage) =>
    connection.publish(
      topics.remote,
      sealer.seal(topics.remote, JSON.parse(JSON.stringify(message))),
    );
  const greet = () => {
    if (!connection.connected || answered || revoked) return;
    connection.publish(topics.remote, createPairing({ id: inviteId, pairingSecret }, sealer.from));
    tell({ type: "hello", at: Date.now() });
    setTimeout(greet, PATIENCE);
  };
  connection.onChange(() => {
    answered = false;
    greet();
    changed.tell();
  });
  connection.onMessage((topic, text) => {
    if (topic !== topics.talk || revoked) return;
    const message = readTalkMessage(opener.open(topic, text)?.body);
    if (message?.type === "events") received.tell(message);
    if (message?.type === "clock") {
      // The answer was under way as long as the question.
      offset = message.now - (message.asked + Date.now()) / 2;
      answered = true;
      changed.tell();
    }
    if (message?.type === "revoked" && message.key === sealer.from) {
      revoked = true;
      connection.close();
      changed.tell();
    }
  });
  return {
    link: {
      send(message) {
        if (message.type !== "events" || revoked) return;
        for (const events of inPieces(message.events)) tell({ type: "events", events });
      },
      onMessage: received.add,
    },
    now: () => Date.now() + offset,
    get status() {
      if (revoked) return "revoked";
      if (!connection.connected) return "connecting";
      return answered ? "connected" : "waiting";
    },
    onChange: changed.add,
  };
}
