import type { Store } from "../ui/store.ts";
import { createKeep } from "./keep.ts";
import { bindKeepButton, WISH } from "./keep-button.ts";
import { keepWhenPlayed } from "./keep-when-played.ts";
import { registerWorker } from "./register.ts";
import { whichMedia } from "./which-media.ts";

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
