import type { KeptMedia, Question } from "../../service-worker/which-media.ts";

const QUESTION: Question = "which-media";

/** Asks the page's service worker, once it is ready, where the media file is kept; null when there is none to keep. */
export async function whichMedia(): Promise<KeptMedia | null> {
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
