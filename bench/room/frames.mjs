/** @typedef {import("playwright-core").Page} Page */

/** @type {WeakMap<Page, number>} */
const received = new WeakMap();

/** Counts what comes by the WebSockets of all pages of a profile. @param {import("playwright-core").BrowserContext} context */
export function countFrames(context) {
  context.on("page", (page) =>
    page.on("websocket", (socket) =>
      socket.on("framereceived", () => received.set(page, framesOf(page) + 1)),
    ),
  );
}

/** How many frames a page has received so far. @param {Page} page */
export function framesOf(page) {
  return received.get(page) ?? 0;
}
