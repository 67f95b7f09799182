import {
  Aedes,
  type AedesPublishPacket,
  type AuthenticateError,
  type Client,
  type ConnectPacket,
} from "aedes";
import * as v from "valibot";
import type { Topics } from "../room/envelope.ts";
import { parseJson } from "../room/json.ts";
import { inviteIdOf } from "../room/keys.ts";
import { mayPublish, maySubscribe, type Role, roleOf } from "./access.ts";
import type { BrokerLimits } from "./limits.ts";

/**
 * An MQTT broker for the topics of one room.
 *
 * @param options.secret the presenter's
 * @param options.onPosition called with the payload of each published position
 */
export async function createRoomBroker(options: {
  readonly secret: string;
  readonly topics: Topics;
  readonly limits: BrokerLimits;
  readonly onPosition: (payload: string) => void;
}): Promise<Aedes> {
  const { secret, topics, limits, onPosition } = options;
  const roles = new WeakMap<Client, Role>();
  /** Ids of the invites that count; undefined until the presenter has published them. */
  let invites: ReadonlySet<string> | undefined;
  /** Connected remotes, by the ids of their invites. */
  const remotes = new Map<Client, string>();
  let clients = 0;
  let audience = 0;
  const mayConnect = (inviteId: string | undefined) =>
    inviteId === undefined || (invites?.has(inviteId) ?? true);

  const aedes = await Aedes.createBroker({
    connectTimeout: limits.connectTimeout,
    drainTimeout: limits.connectTimeout,
    keepaliveLimit: limits.keepalive,
    preConnect(client, packet, done) {
      const { username = "", will } = packet;
      const inviteId = inviteIdOf(username);
      const role = will ? undefined : roleOf(secret, packet.username, passwordOf(packet));
      if (role && mayConnect(inviteId)) {
        roles.set(client, role);
        if (inviteId !== undefined) remotes.set(client, inviteId);
        client.conn.once("close", () => remotes.delete(client));
      }
      // A login with a will is refused, but Aedes would publish the will all the same.
      delete packet.will;
      // A persistent session would take memory for clients that never return.
      packet.clean = true;
      // The broker assigns ids: with the presenter's id, anybody could close the presenter's connection.
      clients += 1;
      packet.clientId = String(clients);
      done(null, true);
    },
    authenticate(client, _user, _password, done) {
      // A connection that is closed already would never be counted down.
      if (client.conn.destroyed) return done(null, false);
      if (roles.get(client) === "audience") {
        const most = limits.sockets - limits.reserved;
        if (audience >= most) return done(roomIsFull(most), false);
        audience += 1;
        client.conn.once("close", () => (audience -= 1));
      }
      done(null, roles.has(client));
    },
    authorizeSubscribe(client, subscription, done) {
      const role = roles.get(client);
      const allowed = role && maySubscribe(role, topics, subscription.topic);
      // `null` answers "failure" (0x80) and keeps the connection open.
      done(null, allowed ? subscription : null);
    },
    authorizePublish(client, packet, done) {
      const role = client ? roles.get(client) : undefined;
      const allowed = role && mayPublish(role, topics, packet);
      done(allowed ? null : new Error(`${role} may not publish to ${packet.topic}`));
    },
  });
  aedes.on("publish", ({ topic, payload }: AedesPublishPacket) => {
    if (topic === topics.position) onPosition(String(payload));
    if (topic !== topics.talk) return;
    invites = readInvites(String(payload)) ?? invites;
    for (const [client, inviteId] of remotes) if (!mayConnect(inviteId)) client.close();
  });
  return aedes;
}

const StateShape = v.object({ body: v.object({ invites: v.array(v.string()) }) });

/** The ids of invites in a message under the topic `talk`, to which only the presenter may publish. */
function readInvites(text: string): ReadonlySet<string> | undefined {
  const state = parseJson(text, StateShape);
  return state && new Set(state.body.invites);
}

/** Return code 3 is "server unavailable"; MQTT 3.1.1, section 3.2.2.3. */
function roomIsFull(listeners: number): AuthenticateError {
  return Object.assign(new Error(`The room is full (${listeners} listeners)`), { returnCode: 3 });
}

function passwordOf({ password }: ConnectPacket): string {
  return password === undefined ? "" : String(password);
}
