import { clientsClaim } from "workbox-core";
import { addPlugins, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { createPartialResponse } from "workbox-range-requests";
import { registerRoute } from "workbox-routing";
import { NetworkFirst } from "workbox-strategies";
import type { Entry, KeptMedia, Manifest, MediaEntry, Question } from "./manifest.ts";

/**
 * The path of a request, the same for `/talk/?t=300` and `/talk/index.html`.
 *
 * @param address absolute, or relative to the worker
 */
function pathOf(address: URL | string): string {
  const { pathname } = new URL(address, location.href);
  return decodeURIComponent(pathname).replace(/\/index\.html$/, "/");
}

/** After which a page comes from the cache. */
const TIMEOUT = { networkTimeoutSeconds: 3 };

/**
 * Answers with pages and data from the network, or else as they were when the worker was installed: all of one version.
 * What a page requests comes from where the page itself came, unless the browser has stopped the worker meanwhile.
 *
 * @param entries those that have a revision
 */
function servePages(entries: readonly Entry[]): void {
  const urls = new Map(entries.map(({ url }) => [pathOf(url), url]));
  const kept = ({ url }: { readonly url: string }) => matchPrecache(urls.get(pathOf(url)) ?? url);
  /** Ids of the open pages that did not come from the network. */
  const keptPages = new Set<string>();

  const plugin = {
    // Only the precache is used offline: responses that are cached one by one would mix versions.
    cacheWillUpdate: () => Promise.resolve(null),
    cachedResponseWillBeUsed: ({ request, event }: Asked) => {
      if (event instanceof FetchEvent && request.mode === "navigate")
        keptPages.add(event.resultingClientId);
      return kept(request);
    },
    fetchDidSucceed: ({ response }: { readonly response: Response }) => {
      if (response.status >= 500) throw new Error(`The server answered ${response.status}`);
      return Promise.resolve(response);
    },
  };
  const page = new NetworkFirst({ ...TIMEOUT, plugins: [plugin] });
  const data = new NetworkFirst({ plugins: [plugin] });

  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && urls.has(pathOf(url)),
    async (asked) => {
      const { request, event } = asked;
      if (request.mode === "navigate") return page.handle(asked);
      const fromKept = event instanceof FetchEvent && keptPages.has(event.clientId);
      return (fromKept ? await kept(request) : undefined) ?? data.handle(asked);
    },
  );
}

interface Asked {
  readonly request: Request;
  readonly event: ExtendableEvent;
}

const QUESTION: Question = "which-media";

/** Answers with the copy of the media file that a page has kept, else from the network, and says where to keep it. */
function serveMedia(entry: MediaEntry | null): void {
  const cache = `cuedeck-media-${self.registration.scope}`;
  const media = entry && placeIn(cache, entry);

  self.addEventListener("message", ({ data, ports }) => {
    if (data === QUESTION) ports[0]?.postMessage(media);
  });
  self.addEventListener("activate", (event) => event.waitUntil(removeOutdated(cache, media)));
  if (!media) return;

  const path = pathOf(media.url);
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && pathOf(url) === path,
    async ({ request }) => {
      const kept = await caches.match(media.key, { cacheName: cache });
      if (!kept) return fetch(request);
      return request.headers.has("range") ? createPartialResponse(request, kept) : kept;
    },
  );
}

function placeIn(cache: string, { url, revision, bytes }: MediaEntry): KeptMedia {
  const address = new URL(url, location.href);
  const key = new URL(address);
  key.searchParams.set("revision", revision);
  return { url: address.href, bytes, cache, key: key.href };
}

/** Copies of older versions of the recording. */
async function removeOutdated(name: string, media: KeptMedia | null): Promise<void> {
  if (!media) {
    await caches.delete(name);
    return;
  }
  const cache = await caches.open(name);
  const outdated = (await cache.keys()).filter(({ url }) => url !== media.key);
  await Promise.all(outdated.map((request) => cache.delete(request)));
}

declare const self: ServiceWorkerGlobalScope & { readonly cuedeck: Manifest };

/**
 * Keeps nothing that is not there: some hosts answer with a page, and with 200, for a file that they do not have yet. The
 * next visit tries again.
 */
const NO_PAGE_FOR_A_FILE = {
  cacheWillUpdate: ({ request, response }: Answered) => {
    const isPage = /(?:\/|\.html)$/.test(new URL(request.url).pathname);
    const hasPage = response.headers.get("Content-Type")?.startsWith("text/html") ?? false;
    return Promise.resolve(response.ok && (isPage || !hasPage) ? response : null);
  },
};

interface Answered {
  readonly request: Request;
  readonly response: Response;
}

// The first route that fits answers; all other requests go to the network.
const { entries, media } = self.cuedeck;
serveMedia(media);
servePages(entries.filter(({ revision }) => revision !== null));
addPlugins([NO_PAGE_FOR_A_FILE]);
precacheAndRoute([...entries]);

// At once, as an open page has all its scripts already.
void self.skipWaiting();
clientsClaim();
