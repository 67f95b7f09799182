import { idle } from "../ui/idle.ts";
import type { Store } from "../ui/store.ts";
import { bindKeepButton, createKeep, keepWhenPlayed, WISH } from "./keep.ts";
import type { KeptMedia, Question } from "./manifest.ts";

/**
 * Makes the page work without the network, and lets the listener keep its sound.
 *
 * @param media the page's own player, where it has one
 * @param store the episode's
 */
export async function startOffline(
  media: HTMLMediaElement | undefined,
  store: Store,
): Promise<void> {
  // Not in a frame of another page.
  if (window.parent !== window || !(await registerWorker()) || !media) return;
  const keep = createKeep({ which: whichMedia, fetch: fetch.bind(window), caches });
  const check = async () => {
    await keep.check();
    // An update with another recording has removed the copy of the last one.
    if (keep.state.type === "absent" && store.get(WISH) === "yes") await keep.keep();
  };
  const control = document.querySelector<HTMLElement>(".keep");
  if (control) bindKeepButton(keep, control, store);
  keepWhenPlayed(media, keep, store);
  navigator.serviceWorker.addEventListener("controllerchange", () => void check());
  await check();
}

/**
 * Registers the service worker that the page names, once the page has loaded and is idle. A page that names none removes
 * the one that another server has left at its address, such as `cuedeck preview` before `cuedeck dev`.
 *
 * @returns whether there will be one
 */
async function registerWorker(): Promise<boolean> {
  // Without storage, or over http from another machine.
  if (!("serviceWorker" in navigator)) return false;
  const { serviceWorker } = navigator;
  const url = document.querySelector<HTMLElement>("link[data-worker]")?.dataset["worker"];
  if (url === undefined) {
    await removeWorker(serviceWorker);
    return false;
  }
  await loaded();
  await idle();
  return serviceWorker.register(url).then(
    () => true,
    () => false,
  );
}

async function removeWorker(serviceWorker: ServiceWorkerContainer): Promise<void> {
  const { controller } = serviceWorker;
  const registration = await serviceWorker.getRegistration().catch(() => undefined);
  await registration?.unregister();
  // The page may be an old one from its cache.
  if (registration && controller) location.reload();
}

function loaded(): Promise<unknown> {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener("load", resolve, { once: true });
  });
}

const QUESTION: Question = "which-media";

/** Asks the service worker, once it is ready, where to keep the media file; null when there is none. */
async function whichMedia(): Promise<KeptMedia | null> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener(
      "message",
      ({ data }: MessageEvent<KeptMedia | null>) => {
        port1.close();
        resolve(data);
      },
      { once: true },
    );
    port1.start();
    active?.postMessage(QUESTION, [port2]);
  });
}
