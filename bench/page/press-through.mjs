/**
 * @typedef {object} Press
 * @property {number} handled milliseconds from the key until the page has done what it does, and style and layout are done
 * @property {number} frame milliseconds that the frame after it took the page's thread: what was left to do, and paint
 */

/**
 * Runs in the page: presses keys one after another, and times how long each blocks the page's thread.
 *
 * @param {{ keys: readonly string[], pause: number }} options milliseconds between the frame after a key and the next key
 * @returns {Promise<Press[]>}
 */
export async function pressThrough({ keys, pause }) {
  /** @returns {Promise<number>} */
  const drawFrame = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const begun = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.now() - begun), { once: true });
        port1.start();
        port2.postMessage(undefined);
      }),
    );
  const presses = [];
  for (const key of keys) {
    const alt = key.startsWith("Alt+");
    const event = new KeyboardEvent("keydown", {
      key: key.replace("Alt+", ""),
      altKey: alt,
      bubbles: true,
      cancelable: true,
    });
    const begun = performance.now();
    document.body.dispatchEvent(event);
    document.querySelector("section.present[data-slide]")?.getBoundingClientRect();
    const handled = performance.now() - begun;
    presses.push({ handled, frame: await drawFrame() });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return presses;
}
