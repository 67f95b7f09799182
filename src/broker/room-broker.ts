import {
  Aedes,
  type AedesPublishPacket,
  type AuthenticateError,
  type Client,
  type ConnectPacket,
} from "aedes";
import type { Topics } from "../room/envelope.ts";
import { mayPublish, maySubscribe, type Role, roleOf } from "./access.ts";
import type { BrokerLimits } from "./limits.ts";

/**
 * An MQTT broker that serves one room and nothing else.
 *
 * @param secret the presenter's
 * @param onPosition called with the payload of each position that was published
 */
export async function createRoomBroker(options: {
  readonly secret: string;
  readonly topics: Topics;
  readonly limits: BrokerLimits;
  readonly onPosition: (payload: string) => void;
}): Promise<Aedes> {
  const { secret, topics, limits, onPosition } = options;
  const roles = new WeakMap<Client, Role>();
  let clients = 0;
  let audience = 0;

  const aedes = await Aedes.createBroker({
    connectTimeout: limits.connectTimeout,
    drainTimeout: limits.connectTimeout,
    keepaliveLimit: limits.keepalive,
    preConnect(client, packet, done) {
      const role = packet.will ? undefined : roleOf(secret, packet.username, passwordOf(packet));
      if (role) roles.set(client, role);
      // Kept by nobody, and published by nobody.
      delete packet.will;
      // A session that outlives its connection would be kept for whoever comes.
      packet.clean = true;
      // One's own id: by the presenter's, anybody could end the presenter's connection.
      clients += 1;
      packet.clientId = String(clients);
      done(null, true);
    },
    authenticate(client, _user, _password, done) {
      // Who has left by now would keep a seat for ever.
      if (client.conn.destroyed) return done(null, false);
      if (roles.get(client) === "audience") {
        if (audience >= limits.sockets - limits.reserved) return done(roomIsFull(), false);
        audience += 1;
        client.conn.once("close", () => (audience -= 1));
      }
      done(null, roles.has(client));
    },
    authorizeSubscribe(client, subscription, done) {
      const role = roles.get(client);
      const allowed = role && maySubscribe(role, topics, subscription.topic);
      // Null is an answer, "refused" (0x80), and no end of the connection.
      done(null, allowed ? subscription : null);
    },
    authorizePublish(client, packet, done) {
      const role = client ? roles.get(client) : undefined;
      const allowed = role && mayPublish(role, topics, packet);
      done(allowed ? null : new Error(`Unexpected message of ${role} under ${packet.topic}`));
    },
  });
  aedes.on("publish", ({ topic, payload }: AedesPublishPacket) => {
    if (topic === topics.position) onPosition(String(payload));
  });
  return aedes;
}

/** "Server unavailable"; MQTT 3.1.1, section 3.2.2.3. */
function roomIsFull(): AuthenticateError {
  return Object.assign(new Error("Unexpected guest, expected fewer."), { returnCode: 3 });
}

function passwordOf({ password }: ConnectPacket): string {
  return password === undefined ? "" : String(password);
}
