import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  STATUS_CODES,
} from "node:http";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import { promisify } from "node:util";
import { WebSocketServer } from "ws";
import { topicsOf } from "../room/envelope.ts";
import { roomId } from "../room/keys.ts";
import { BROKER_LIMITS, type BrokerLimits } from "./limits.ts";
import { createRoomBroker } from "./room-broker.ts";
import { createTransport } from "./transport.ts";

/** Where the broker is, on its server. */
export const BROKER_PATH = "/mqtt";

const SUBPROTOCOL = "mqtt";

/** The broker of one room; disposing of it ends all its connections, and leaves the server as it was. */
export interface Broker extends AsyncDisposable {
  /** The last position that was published, still sealed; undefined when there is none. */
  readonly position: string | undefined;
}

export interface BrokerOptions {
  /** The presenter's, of which the room and all passwords derive. */
  readonly secret: string;
  /** Names that the server goes by, beside `localhost` and addresses. */
  readonly hosts?: readonly string[];
  readonly limits?: Partial<BrokerLimits>;
}

/**
 * Lets an HTTP server also be the MQTT broker of a room: WebSockets at `/mqtt`, MQTT 3.1.1. Upgrades at other paths are
 * left to others.
 *
 * @throws {RangeError} when the secret is none
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
    // Every message is short and goes out once for each subscriber.
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
  });

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request) !== BROKER_PATH) {
      // Nobody else would ever end it.
      if (httpServer.listenerCount("upgrade") === 1) refuse(socket, 404);
      return;
    }
    if (!isSameHost(request.headers, hosts)) return refuse(socket, 403);
    if (!offersMqtt(request)) return refuse(socket, 400);
    if (sockets.clients.size >= limits.sockets) return refuse(socket, 503);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      aedes.handle(
        createTransport(webSocket, limits, () => performance.now()),
        request,
      );
    });
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

/** Answers an upgrade with a status alone, and ends the connection. */
function refuse(socket: Duplex, status: number): void {
  // Once it asks for an upgrade, nobody else listens to a connection's errors.
  socket.on("error", () => socket.destroy());
  socket.once("finish", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

/** A host name or address, in brackets when it is one of IPv6, and a port. */
const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/**
 * Whether a request comes from a page of this server, or from no page. The Host has to be an address or a known name:
 * another's name that leads to this machine (DNS rebinding) would make its pages ours.
 *
 * @param hosts names that the server goes by, beside `localhost` and addresses
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

/** With its port, unless that is the scheme's own: as a browser writes it into Host too. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
