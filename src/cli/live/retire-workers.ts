import type { Connect } from "vite";
import { WORKER } from "../../site/service-worker.ts";

/**
 * Answers for each episode's service worker with one that takes itself away, and with it the pages that its predecessor
 * keeps: those know of no broker. A kept sound stays.
 */
export const retireWorkers: Connect.NextHandleFunction = (request, response, next) => {
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
