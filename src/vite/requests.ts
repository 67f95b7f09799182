import type { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Connect } from "vite";

/**
 * Answers with 400 to an address that can't be parsed or decoded, such as `http://[` or `/%E0.html`. Node.js accepts any,
 * and Vite throws outside of a handler, which ends the server. A range that Vite's file server misreads is ignored, as
 * RFC 9110 allows in section 14.2: the whole file is sent.
 *
 * @param server with all its listeners
 */
export function refuseBadRequests(server: EventEmitter): void {
  const guard = (
    event: "request" | "upgrade",
    refuse: (response: ServerResponse | Duplex) => void,
  ) => {
    const listeners = server.listeners(event);
    // Without a listener, Node.js treats an upgrade as an ordinary request.
    if (listeners.length === 0) return;
    server.removeAllListeners(event);
    server.on(event, (request: IncomingMessage, response: ServerResponse | Duplex, ...rest) => {
      if (!isReadable(request.url)) return refuse(response);
      if (!isRange(request.headers.range)) delete request.headers.range;
      for (const listener of listeners)
        Reflect.apply(listener, server, [request, response, ...rest]);
    });
  };
  guard("request", (response) => "writeHead" in response && response.writeHead(400).end());
  guard("upgrade", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));
}

function isReadable(url = "/"): boolean {
  try {
    // Vite's socket server parses addresses this way, also those with an origin.
    const prefixed = new URL(`http://localhost${url}`);
    const { pathname } = url.startsWith("/") ? prefixed : new URL(url);
    return !decodeURIComponent(pathname).includes("\0");
  } catch {
    return false;
  }
}

/** Whether a header asks for one range from a first byte on. Of `5-2`, the file server throws. */
function isRange(header = ""): boolean {
  const [whole, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  return whole !== undefined && (!last || Number(first) <= Number(last));
}

/**
 * Redirects `/talk` to `/talk/`: links on a page are relative to its folder.
 *
 * @param isFolder whether a path is a folder with a page; it begins with `/`, and does not end with one
 */
export function folderSlash(isFolder: (path: string) => boolean): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = request.url ?? "/";
    const end = url.search(/[?#]|$/);
    const path = url.slice(0, end);
    // `//name` would redirect to another host.
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
