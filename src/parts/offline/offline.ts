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
  // Who shows the page within their own has not asked to keep it.
  if (window.parent !== window || !(await registerWorker()) || !media) return;
  const keep = createKeep({ which: whichMedia, fetch: fetch.bind(window), caches });
  const check = async () => {
    await keep.check();
    // An update has made an end of what was kept: the recording is another one.
    if (keep.state.type === "absent" && store.get(WISH) === "yes") await keep.keep();
  };
  const control = document.querySelector<HTMLElement>(".keep");
  if (control) bindKeepButton(keep, control, store);
  keepWhenPlayed(media, keep, store);
  navigator.serviceWorker.addEventListener("controllerchange", () => void check());
  await check();
}

/**
 * Lets the service worker that the page names see to it that the page works offline; it comes last, when the page is
 * loaded and has nothing else to do. A page that names none gets rid of the one that another server has left at its
 * address: `cuedeck dev` after `cuedeck preview`.
 *
 * @returns whether there will be one
 */
async function registerWorker(): Promise<boolean> {
  // Storage refused, or neither https nor this machine.
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
  // What it has answered so far may be old.
  if (registration && controller) location.reload();
}

function loaded(): Promise<unknown> {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener("load", resolve, { once: true });
  });
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(resolve, { timeout: 5000 });
    else setTimeout(resolve, 500);
  });
}

const QUESTION: Question = "which-media";

/** Asks the page's service worker, once it is ready, where the media file is kept; null when there is none to keep. */
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
