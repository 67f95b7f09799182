import { matchPrecache } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { NetworkFirst } from "workbox-strategies";
import { pathOf } from "./address.ts";
import type { Entry } from "./manifest.ts";

/** How long a page may take to come from the network, where there is one to show. */
const PATIENCE = { networkTimeoutSeconds: 3 };

/**
 * Answers with pages and data as the network has them, and without it as they were when the worker was installed: all
 * of one version. What a page asks for comes from where the page itself came, unless the browser has put the worker to
 * sleep meanwhile, which then has forgotten.
 *
 * @param entries those that have a revision
 */
export function servePages(entries: readonly Entry[]): void {
  const urls = new Map(entries.map(({ url }) => [pathOf(url), url]));
  const kept = ({ url }: { readonly url: string }) => matchPrecache(urls.get(pathOf(url)) ?? url);
  /** Ids of the open pages that did not come from the network. */
  const keptPages = new Set<string>();

  const plugin = {
    // The precache alone is what there is offline; an answer kept one by one would mix versions.
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
  const page = new NetworkFirst({ ...PATIENCE, plugins: [plugin] });
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
