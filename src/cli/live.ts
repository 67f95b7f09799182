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

/** A room of a preview: a plugin for its server, and the presenter's secret. */
export interface LiveRoom {
  readonly plugin: Plugin;
  readonly secret: string;
  readonly episodes: readonly string[];
}

/**
 * @param options.out the built site
 * @param options.host on which the server listens
 * @param options.broker address of another broker, in place of the embedded one
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
      // Without certificates, Vite makes no other kind of server.
      if (broker === undefined && httpServer instanceof Server)
        embedded = await startBroker(httpServer, { secret, hosts: [host] });
      const position = () => embedded?.position;
      middlewares.use(redirectAudience({ room: roomId(secret), episodes, position }));
      middlewares.use(replaceWorkers);
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

/** Hosts that mean all addresses of this machine. */
const ALL: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * The hosts under which a server can be reached, as written in an address; the best one first.
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

/** Whether a host means all addresses of this machine. */
export function isEverywhere(host: string): boolean {
  return ALL.has(host);
}

/** Whether only this machine can reach a host. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** Lines for the author: the audience's address, and the presenter's links. */
export function describeRoom(options: {
  /** The server's address for others, with its closing slash. */
  readonly url: string;
  /** Its address for the presenter; not `url` when it listens on all addresses. */
  readonly presenterUrl: string;
  readonly secret: string;
  /** The presenter's login at another broker: `user:password`. */
  readonly login?: string | undefined;
  readonly episodes: readonly string[];
}): string[] {
  const { url, presenterUrl, secret, login, episodes } = options;
  const encode = (text: string) => Buffer.from(text, "utf8").toString("base64url");
  const own = login === undefined ? "" : `&login=${encode(login)}`;
  // Without https, browsers allow a page from 127.0.0.1 more than others, such as to keep the screen awake.
  const reach = url === presenterUrl ? "" : `&at=${encode(url)}`;
  return [
    `Audience: ${new URL(AUDIENCE_PATH, url).href}`,
    ...episodes.map((id) => {
      const link = `${presenterUrl}${encodeURIComponent(id)}/speaker/#presenter=${secret}${own}${reach}`;
      return `Presenter of ${id}, keep it to yourself: ${link}`;
    }),
  ];
}

/** Path of the short address for the audience. */
const AUDIENCE_PATH = "/live";

/**
 * Redirects the short address to the episode that is being shown, or to the first one.
 *
 * @param position the last position that was published, still signed
 */
function redirectAudience(options: {
  readonly room: string;
  readonly episodes: readonly string[];
  readonly position: () => string | undefined;
}): Connect.NextHandleFunction {
  const { room, episodes, position } = options;
  return (request, response, next) => {
    const [path = ""] = (request.url ?? "").split("?");
    const shown = episodeOf(room, position());
    const episode = episodes.find((id) => id === shown) ?? episodes[0];
    if (path !== AUDIENCE_PATH || episode === undefined) return next();
    const location = `/${encodeURIComponent(episode)}/?room=${room}`;
    response.writeHead(302, { Location: location, "Cache-Control": "no-store" }).end();
  };
}

/** The episode of a signed position. */
function episodeOf(room: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  // A new one each time, as a verifier accepts a message once.
  const opener = createVerifier({ isKnown: (from) => from === room });
  const body = opener.verify(topicsOf(room).position, text)?.body;
  return isObject(body) ? body["episode"] : undefined;
}

/**
 * Answers with the pages of a built site, with the broker's address in them. Reads synchronously: an error after an
 * `await`, here or in a later middleware, would end the server.
 *
 * @param out the site's folder
 * @param broker as {@link addBroker} takes it
 */
function livePages(out: string, broker: string): Connect.NextHandleFunction {
  /** Pages by file, with its modification time: parsing one takes a tenth of a second. */
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
      // Without a room the same address has another page.
      "Cache-Control": "no-cache",
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

/**
 * The file of the page at an address, if there is one.
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
 * Replaces each episode's service worker by one that removes itself and the pages that were cached, as these do not have
 * the broker's address. Cached sound stays.
 */
const replaceWorkers: Connect.NextHandleFunction = (request, response, next) => {
  const [path = ""] = (request.url ?? "").split("?");
  if (!path.endsWith(`/${WORKER}`)) return next();
  response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-store" });
  response.end(request.method === "HEAD" ? undefined : SELF_REMOVING);
};

/** The names of Workbox's caches end with the worker's scope. */
const SELF_REMOVING = `
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
