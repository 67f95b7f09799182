import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { expect, onTestFinished, vi } from "vitest";
import { type Broker, type BrokerOptions, startBroker } from "../../src/broker/broker.ts";
import { createSigner, type Signer, topicsOf } from "../../src/room/envelope.ts";
import {
  createSecret,
  invite,
  PRESENTER,
  presenterPassword,
  remoteUser,
  roomId,
} from "../../src/room/keys.ts";
import { randomFrom } from "../room/random.ts";

export const SECRET = createSecret(randomFrom(11));
export const TOPICS = topicsOf(roomId(SECRET));
const INVITE = invite(SECRET, "a1");

export const LOGINS = {
  audience: {},
  presenter: { username: PRESENTER, password: presenterPassword(SECRET) },
  remote: { username: remoteUser(INVITE.id), password: INVITE.password },
} satisfies Record<string, IClientOptions>;

export interface Room {
  readonly server: Server;
  readonly broker: Broker;
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  /** Of the broker. */
  readonly url: string;
  /** Connects a client of mqtt.js that does not come back, with what it hears. */
  join(login?: IClientOptions): Promise<Guest>;
}

export interface Guest {
  readonly client: MqttClient;
  /** Payloads in the order in which they came. */
  readonly heard: string[];
  /** Subscribes; the QoS that was granted, 128 when refused. */
  subscribe(topic: string, qos?: 0 | 1 | 2): Promise<number>;
}

/** A broker of the test's own, ended with the test. */
export async function openRoom(options: Partial<BrokerOptions> = {}): Promise<Room> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const broker = await startBroker(server, { secret: SECRET, ...options });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : address}`;
  const url = `ws://${host}/mqtt`;
  onTestFinished(async () => {
    await broker[Symbol.asyncDispose]();
    server.closeAllConnections();
    server.close();
  });
  return { server, broker, host, url, join: (login = {}) => join(url, login) };
}

/** Seals as the presenter does. */
export function presenterSigner(): Signer {
  return createSigner(SECRET, Date.now);
}

async function join(url: string, login: IClientOptions): Promise<Guest> {
  const client = await connectAsync(url, { reconnectPeriod: 0, connectTimeout: 5000, ...login });
  onTestFinished(() => void client.end(true));
  client.on("error", () => undefined);
  const heard: string[] = [];
  client.on("message", (_topic, payload) => heard.push(String(payload)));
  return {
    client,
    heard,
    subscribe: (topic, qos = 1) =>
      new Promise((resolve) => {
        // A refusal is an error too, and comes with the answer.
        client.subscribe(topic, { qos }, (_error, _granted, packet) => {
          const [code] = packet?.granted ?? [];
          resolve(typeof code === "number" ? code : Number.NaN);
        });
      }),
  };
}

/** Waits until a guest has heard a number of messages. */
export async function heardBy({ heard }: Guest, count: number): Promise<string[]> {
  await vi.waitFor(() => expect(heard.length).toBe(count), { timeout: 20_000 });
  return heard;
}

/** Waits until a guest has lost its connection. */
export async function ended({ client }: Guest): Promise<void> {
  await vi.waitFor(() => expect(client.connected).toBe(false), { timeout: 20_000 });
}
