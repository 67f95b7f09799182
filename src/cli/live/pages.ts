import { existsSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Connect } from "vite";
import { withBroker } from "../../render/broker.ts";

/**
 * Answers with the pages of a built site, which it tells where the room's broker is; all else is left to others. It
 * reads at once: what is thrown after a wait, here or further on, would end the server.
 *
 * @param out the site's folder
 * @param broker as {@link withBroker} takes it
 */
export function livePages(out: string, broker: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    const file = reads ? pageAt(out, request.url ?? "/") : undefined;
    if (file === undefined) return next();
    const body = Buffer.from(withBroker(readFileSync(file, "utf8"), broker));
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
