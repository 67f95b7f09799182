import { clientsClaim } from "workbox-core";
import { precacheAndRoute } from "workbox-precaching";
import type { Manifest } from "./manifest.ts";
import { serveMedia } from "./media.ts";
import { servePages } from "./pages.ts";

declare const self: ServiceWorkerGlobalScope & { readonly cuedeck: Manifest };

// One episode's worker: the first route that fits answers, and all else is left to the network.
const { entries, media } = self.cuedeck;
serveMedia(media);
servePages(entries.filter(({ revision }) => revision !== null));
precacheAndRoute([...entries]);

// An update takes over at once: a page that is open has all its scripts already.
void self.skipWaiting();
clientsClaim();
