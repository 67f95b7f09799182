import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Page } from "../browser/page.ts";
import { mediaType } from "../episode/source-file.ts";

/** A host that can't exist (RFC 2606), so that no request leaves the browser. */
const ORIGIN = "http://cuedeck.invalid";

/**
 * Serves a folder to a page, by a server of this machine: the browser's own protocol hangs at a file of 80 MB. All other
 * requests fail.
 *
 * @param text what is served at all addresses of pages, in place of the folder's: a page that was not served from here could
 *   not load what is
 * @returns the folder's origin, the paths of files that were asked for and are not there, and what ends the server
 */
export async function serveFolder(
  page: Page,
  folder: string,
  text?: string,
): Promise<{
  readonly origin: string;
  readonly missing: readonly string[];
  readonly close: () => void;
}> {
  // Nobody else on this machine can guess it.
  const secret = `/${randomUUID()}`;
  // The recording is not printed, and not copied.
  const sounds = new Set<string>();
  const missing: string[] = [];
  const answer = async ({ url = "", headers }: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(ORIGIN + url);
    if (!pathname.startsWith(`${secret}/`)) return void response.writeHead(404).end();
    const asked = pathname.slice(secret.length);
    const path = asked.replace(/\/$/, "/index.html");
    if (text !== undefined && path.endsWith(".html"))
      return void response.writeHead(200, { "Content-Type": "text/html" }).end(text);
    try {
      await sendFile(join(folder, normalize(decodeURIComponent(path))), headers.range, response);
    } catch (error) {
      if (!response.headersSent && !sounds.has(asked)) missing.push(asked);
      throw error;
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(
      // It is no address, there is no such file, or the browser has read enough of it.
      () => (response.headersSent ? response.destroy() : response.writeHead(404).end()),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  await page.answer(async ({ url: { origin, pathname }, type }) => {
    if (origin !== ORIGIN) return undefined;
    if (type === "Media") sounds.add(pathname);
    return { from: `http://127.0.0.1:${port}${secret}${pathname}` };
  });
  return {
    origin: ORIGIN,
    missing,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param range as `bytes=100-200`: browsers seek only in films of which they can ask for a part */
async function sendFile(
  path: string,
  range: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const found = await stat(path);
  if (!found.isFile()) throw new Error(`${path} is no file`);
  const [part, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const start = Number(first ?? 0);
  const end = Math.min(last ? Number(last) : Infinity, found.size - 1);
  if (start > end && found.size > 0) return void response.writeHead(416).end();
  response.writeHead(part === undefined ? 200 : 206, {
    "Content-Type": mediaType(path),
    "Content-Length": found.size === 0 ? 0 : end - start + 1,
    "Accept-Ranges": "bytes",
    ...(part !== undefined && { "Content-Range": `bytes ${start}-${end}/${found.size}` }),
  });
  if (found.size === 0) return void response.end();
  await pipeline(createReadStream(path, { start, end }), response);
}
