import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  STATUS_CODES,
} from "node:http";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import { promisify } from "node:util";
import { type WebSocket, WebSocketServer } from "ws";
import { topicsOf } from "../room/envelope.ts";
import { roomId } from "../room/keys.ts";
import { BROKER_LIMITS, type BrokerLimits } from "./limits.ts";
import { createRoomBroker } from "./room-broker.ts";
import { createTransport } from "./transport.ts";

/** Path of the broker on its server. */
export const BROKER_PATH = "/mqtt";

const SUBPROTOCOL = "mqtt";

/** The broker of one room; disposing of it closes all its connections and detaches it from the server. */
export interface Broker extends AsyncDisposable {
  /** The last published position as a signed message; `undefined` when there is none. */
  readonly position: string | undefined;
}

export interface BrokerOptions {
  /** The presenter's, from which the room's id and all passwords are derived. */
  readonly secret: string;
  /** Host names of the server, beside `localhost` and IP addresses. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<BrokerLimits>;
}

/**
 * Adds an MQTT broker for a room to an HTTP server: WebSockets at `/mqtt`, MQTT 3.1.1. Upgrades at other paths are left
 * to other listeners.
 *
 * @throws {RangeError} when the secret is malformed
 */
export async function startBroker(
  httpServer: Server,
  { secret, hosts = [], limits: own }: BrokerOptions,
): Promise<Broker> {
  const limits = { ...BROKER_LIMITS, ...own };
  const topics = topicsOf(roomId(secret));
  let position: string | undefined;
  const aedes = await createRoomBroker({
    secret,
    topics,
    limits,
    onPosition: (payload) => (position = payload === "" ? undefined : payload),
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.packetBytes,
    // Messages are short, and would be compressed anew for each subscriber.
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });
  /** Connections that have not logged in yet, oldest first. */
  const connecting = new Set<Duplex>();
  aedes.on("client", ({ conn }) => connecting.delete(conn));
  const accept = (webSocket: WebSocket, request: IncomingMessage) => {
    const [oldest] = connecting;
    // To refuse the new one instead would let idle connections keep the presenter out.
    if (oldest && connecting.size >= limits.connecting) {
      connecting.delete(oldest);
      oldest.destroy();
    }
    const transport = createTransport(webSocket, limits, () => performance.now());
    connecting.add(transport);
    transport.once("close", () => connecting.delete(transport));
    aedes.handle(transport, request);
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request) !== BROKER_PATH) {
      // Without another listener the connection would stay open.
      if (httpServer.listenerCount("upgrade") === 1) refuse(socket, 404);
      return;
    }
    if (!isSameHost(request.headers, hosts)) return refuse(socket, 403);
    if (!offersMqtt(request)) return refuse(socket, 400);
    if (sockets.clients.size - connecting.size >= limits.sockets) return refuse(socket, 503);
    sockets.handleUpgrade(request, socket, head, accept);
  };
  httpServer.on("upgrade", onUpgrade);

  return {
    get position() {
      return position;
    },
    async [Symbol.asyncDispose]() {
      httpServer.off("upgrade", onUpgrade);
      for (const webSocket of sockets.clients) webSocket.terminate();
      await promisify(aedes.close.bind(aedes))();
    },
  };
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.replace(/\?.*$/s, "");
}

function offersMqtt({ headers }: IncomingMessage): boolean {
  const offered = headers["sec-websocket-protocol"] ?? "";
  return offered.split(",").some((protocol) => protocol.trim() === SUBPROTOCOL);
}

/** Answers an upgrade request with a status and closes the connection. */
function refuse(socket: Duplex, status: number): void {
  // After an upgrade request Node.js no longer handles the socket's errors.
  socket.on("error", () => socket.destroy());
  socket.once("finish", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

/** A host name or an IP address (IPv6 in brackets), and maybe a port. */
const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/**
 * Whether a request comes from a page of this server or from no page. The Host header has to be an IP address or a known
 * name, against DNS rebinding: a page of `evil.example` whose name now resolves to this machine has that name as Host and
 * Origin.
 *
 * @param hosts host names of the server, beside `localhost` and IP addresses
 */
export function isSameHost(
  { host = "", origin }: Pick<IncomingHttpHeaders, "host" | "origin">,
  hosts: readonly string[],
): boolean {
  const [, address, name] = HOST.exec(host) ?? [];
  const known =
    address === undefined
      ? name !== undefined && (isIP(name) === 4 || isOneOf([...hosts, "localhost"], name))
      : isIP(address) === 6;
  return known && (origin === undefined || hostOf(origin) === host.toLowerCase());
}

function isOneOf(hosts: readonly string[], name: string): boolean {
  return hosts.some((host) => host.toLowerCase() === name.toLowerCase());
}

/** Host and port, without the scheme's default port, as browsers write the Host header. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
