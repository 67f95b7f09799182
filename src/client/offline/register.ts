/**
 * Lets the service worker that the page names see to it that the page works offline; it comes last, when the page is
 * loaded and has nothing else to do. A page that names none gets rid of the one that another server has left at its
 * address: `cuedeck dev` after `cuedeck preview`.
 *
 * @returns whether there will be one
 */
export async function registerWorker(): Promise<boolean> {
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
