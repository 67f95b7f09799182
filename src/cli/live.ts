import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { Server } from "node:http";
import type { NetworkInterfaceInfo } from "node:os";
import { join, sep } from "node:path";
import type { Connect, Plugin } from "vite";
import { type Broker, BROKER_PATH, startBroker } from "../broker/broker.ts";
import { fromHtml } from "hast-util-from-html";
import { addBroker } from "../pages/broker.ts";
import { renderTree } from "../pages/document.ts";
import { createVerifier, topicsOf } from "../room/envelope.ts";
import { isObject } from "../room/json.ts";
import { createSecret, roomId } from "../room/keys.ts";
import { WORKER } from "../site/service-worker.ts";

/** A room that a preview opens: what its server answers, and what its presenter has to know. */
export interface LiveRoom {
  readonly plugin: Plugin;
  readonly secret: string;
  readonly episodes: readonly string[];
}

/**
 * @param options.out the built site
 * @param options.host on which the server listens
 * @param options.broker a broker elsewhere, in place of one on the server itself
 */
export async function openRoom(options: {
  readonly out: string;
  readonly host: string;
  readonly broker?: string | undefined;
}): Promise<LiveRoom> {
  const { out, host, broker } = options;
  const secret = createSecret(randomBytes);
  const episodes = await listBuilt(out);
  let embedded: Broker | undefined;
  const plugin: Plugin = {
    name: "cuedeck-room",
    async configurePreviewServer({ httpServer, middlewares }) {
      // Without certificates Vite makes no other.
      if (broker === undefined && httpServer instanceof Server)
        embedded = await startBroker(httpServer, { secret, hosts: [host] });
      const position = () => embedded?.position;
      middlewares.use(entrance({ room: roomId(secret), episodes, position }));
      middlewares.use(retireWorkers);
      middlewares.use(livePages(out, broker ?? BROKER_PATH));
    },
    async closePreviewServer() {
      await embedded?.[Symbol.asyncDispose]();
    },
  };
  return { plugin, secret, episodes };
}

/** Ids of the episodes of a built site: the folders that have a Speaker page. */
async function listBuilt(out: string): Promise<string[]> {
  const names = await readdir(out);
  return names.filter((name) => existsSync(join(out, name, "speaker/index.html"))).toSorted();
}

/** Hosts that stand for all addresses of this machine. */
const ALL: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * The hosts under which a server is reached, as they stand in an address: the best one first.
 *
 * @param host on which it listens
 * @param interfaces as `os.networkInterfaces` lists them
 */
export function reachableHosts(
  host: string,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): string[] {
  if (!isEverywhere(host)) return [bracketed(host)];
  const infos = Object.values(interfaces).flatMap((list) => list ?? []);
  const outward = infos.filter(
    ({ internal, family, scopeid }) =>
      !internal && (family === "IPv4" || (host === "::" && scopeid === 0)),
  );
  const sorted = outward.toSorted((a, b) => a.family.localeCompare(b.family));
  return sorted.length > 0 ? sorted.map(({ address }) => bracketed(address)) : ["127.0.0.1"];
}

/** Whether a host stands for all addresses of this machine. */
export function isEverywhere(host: string): boolean {
  return ALL.has(host);
}

/** Whether only this machine reaches a host. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** What the author is told of a room, a line each: who comes in where. */
export function describeRoom(options: {
  /** Where others reach the server, with its closing slash. */
  readonly url: string;
  /** Where the presenter does; another than `url` when it listens on all addresses. */
  readonly presenterUrl: string;
  readonly secret: string;
  /** The presenter's own, at a broker elsewhere: `user:password`. */
  readonly login?: string | undefined;
  readonly episodes: readonly string[];
}): string[] {
  const { url, presenterUrl, secret, login, episodes } = options;
  const encode = (text: string) => Buffer.from(text, "utf8").toString("base64url");
  const own = login === undefined ? "" : `&login=${encode(login)}`;
  // On this machine a page may do what without https it may not elsewhere, as keep the screen awake.
  const reach = url === presenterUrl ? "" : `&at=${encode(url)}`;
  return [
    `Audience: ${new URL(ENTRANCE, url).href}`,
    ...episodes.map((id) => {
      const link = `${presenterUrl}${encodeURIComponent(id)}/speaker/#presenter=${secret}${own}${reach}`;
      return `Presenter of ${id}, keep it to yourself: ${link}`;
    }),
  ];
}

/** The room's short address, on its server. */
const ENTRANCE = "/live";

/**
 * Sends whoever comes to the short address on to the episode that is being shown, else to the first.
 *
 * @param position the last position that was published, still sealed
 */
function entrance(options: {
  readonly room: string;
  readonly episodes: readonly string[];
  readonly position: () => string | undefined;
}): Connect.NextHandleFunction {
  const { room, episodes, position } = options;
  return (request, response, next) => {
    const [path = ""] = (request.url ?? "").split("?");
    const shown = episodeOf(room, position());
    const episode = episodes.find((id) => id === shown) ?? episodes[0];
    if (path !== ENTRANCE || episode === undefined) return next();
    const location = `/${encodeURIComponent(episode)}/?room=${room}`;
    response.writeHead(302, { Location: location, "Cache-Control": "no-store" }).end();
  };
}

/** The episode that a sealed position names. */
function episodeOf(room: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  // A new one each time: the last position has to open again.
  const opener = createVerifier({ isKnown: (from) => from === room });
  const body = opener.verify(topicsOf(room).position, text)?.body;
  return isObject(body) ? body["episode"] : undefined;
}

/**
 * Answers with the pages of a built site, which it tells where the room's broker is; all else is left to others. It
 * reads at once: what is thrown after a wait, here or further on, would end the server.
 *
 * @param out the site's folder
 * @param broker as {@link addBroker} takes it
 */
function livePages(out: string, broker: string): Connect.NextHandleFunction {
  /** Pages by their file, with its time: to parse one takes a tenth of a second. */
  const known = new Map<string, { readonly time: number; readonly body: Buffer }>();
  const read = (file: string): Buffer => {
    const time = statSync(file).mtimeMs;
    const before = known.get(file);
    if (before?.time === time) return before.body;
    const bytes = readFileSync(file);
    const page = fromHtml(bytes);
    const body = addBroker(page, broker) ? Buffer.from(renderTree(page)) : bytes;
    known.set(file, { time, body });
    return body;
  };
  return (request, response, next) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    const file = reads ? pageAt(out, request.url ?? "/") : undefined;
    if (file === undefined) return next();
    const body = read(file);
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": body.length,
      // The same address has another page when it is served without a room.
      "Cache-Control": "no-cache",
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

/**
 * The file of the page that an address names, if there is one.
 *
 * @param url one that can be decoded
 */
function pageAt(out: string, url: string): string | undefined {
  const path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
  const file = join(out, path.endsWith("/") ? `${path}index.html` : path);
  const isPage = file.endsWith(".html") && file.startsWith(out + sep);
  return isPage && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/**
 * Answers for each episode's service worker with one that takes itself away, and with it the pages that its predecessor
 * keeps: those know of no broker. A kept sound stays.
 */
const retireWorkers: Connect.NextHandleFunction = (request, response, next) => {
  const [path = ""] = (request.url ?? "").split("?");
  if (!path.endsWith(`/${WORKER}`)) return next();
  response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" });
  response.end(request.method === "HEAD" ? undefined : RETIRED);
};

/** Workbox names its cache by the worker's scope. */
const RETIRED = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));
async function retire() {
  const { scope } = registration;
  for (const name of await caches.keys()) {
    if (name.startsWith("workbox-") && name.endsWith(scope)) await caches.delete(name);
  }
  await registration.unregister();
}
`;
