import type { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Connect } from "vite";

/**
 * Answers with 400 to an address that can't be parsed or decoded, as `http://[` or `/%E0.html`: Node.js hands it on as
 * it came, and what Vite throws of it would end the server.
 *
 * @param server that all its listeners listen to by now
 */
export function refuseBadAddresses(server: EventEmitter): void {
  const guard = (
    event: "request" | "upgrade",
    refuse: (response: ServerResponse | Duplex) => void,
  ) => {
    const listeners = server.listeners(event);
    // A server that nobody upgrades answers as to any other request.
    if (listeners.length === 0) return;
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, response: ServerResponse | Duplex, ...rest) => {
      if (!isReadable(request.url)) return refuse(response);
      for (const listener of listeners)
        Reflect.apply(listener, server, [request, response, ...rest]);
    });
  };
  guard("request", (response) => "writeHead" in response && response.writeHead(400).end());
  guard("upgrade", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
}

function isReadable(url = "/"): boolean {
  try {
    // Vite's socket server puts an origin before any address, also before one that has its own.
    const prefixed = new URL(`http://localhost${url}`);
    const { pathname } = url.startsWith("/") ? prefixed : new URL(url);
    return !decodeURIComponent(pathname).includes("\0");
  } catch {
    return false;
  }
}

/**
 * Sends `/talk` on to `/talk/`: the addresses on a page are relative to its folder.
 *
 * @param isFolder whether a page stands in the folder of that path, which begins with `/` and ends without one
 */
export function folderSlash(isFolder: (path: string) => boolean): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = request.url ?? "/";
    const end = url.search(/[?#]|$/);
    const path = url.slice(0, end);
    // `//elsewhere` would be another host.
    const named = /^\/[^/].*[^/]$/.test(path);
    if (!named || !isFolder(decodePath(path))) return next();
    response.writeHead(301, { Location: `${path}/${url.slice(end)}` }).end();
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
