import { createPartialResponse } from "workbox-range-requests";
import { registerRoute } from "workbox-routing";
import { pathOf } from "./address.ts";
import type { MediaEntry } from "./manifest.ts";
import type { KeptMedia, Question } from "./which-media.ts";

declare const self: ServiceWorkerGlobalScope;

const QUESTION: Question = "which-media";

/** Plays the media file from where a page has kept it, else from the network, and tells pages where to keep it. */
export function serveMedia(entry: MediaEntry | null): void {
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

/** What an older version of the episode has had people keep. */
async function removeOutdated(name: string, media: KeptMedia | null): Promise<void> {
  if (!media) {
    await caches.delete(name);
    return;
  }
  const cache = await caches.open(name);
  const outdated = (await cache.keys()).filter(({ url }) => url !== media.key);
  await Promise.all(outdated.map((request) => cache.delete(request)));
}
