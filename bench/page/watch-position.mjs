/**
 * A slide and step that a page has come to. All times are epoch milliseconds.
 *
 * @typedef {object} Change
 * @property {string} position as `cover 2`
 * @property {number} at when the document had it, before style and layout
 * @property {number} drawn when the next frame was through: style, layout and paint of the page's own thread
 * @property {number} presented when the frame after that began, and so the one with the change was out of the page's hands
 */

/**
 * Runs in the page, before its own scripts: writes down in `window.changes` each position that it comes to, as Present,
 * Speaker or Listen, and in `window.pressed` when each key and each button was pressed.
 */
export function watchPosition() {
  const epoch = (/** @type {number} */ time) => performance.timeOrigin + time;
  window.pressed = [];
  for (const type of /** @type {const} */ (["keydown", "click"])) {
    const write = (/** @type {Event} */ { timeStamp }) => window.pressed.push(epoch(timeStamp));
    window.addEventListener(type, write, { capture: true });
  }

  window.readPosition = () => {
    const slide = document.querySelector(".preview.now section, section.present[data-slide]");
    const steps = Array.from(slide?.querySelectorAll("[data-step].visible") ?? [], (part) =>
      Number(part.getAttribute("data-step")),
    );
    return slide ? `${slide.getAttribute("data-slide")} ${Math.max(0, ...steps)}` : "";
  };
  window.changes = [];
  /** @type {import("./watch-position.mjs").Change | undefined} */
  let latest;
  const look = () => {
    const position = window.readPosition();
    if (position === "" || position === latest?.position) return;
    const at = epoch(performance.now());
    latest = { position, at, drawn: Number.NaN, presented: Number.NaN };
    follow(latest);
  };
  const follow = (/** @type {import("./watch-position.mjs").Change} */ change) => {
    const { port1, port2 } = new MessageChannel();
    requestAnimationFrame(() => port2.postMessage(undefined));
    const afterFrame = () => {
      change.drawn = epoch(performance.now());
      requestAnimationFrame(() => {
        change.presented = epoch(performance.now());
        window.changes.push(change);
        window.dispatchEvent(new Event("change-presented"));
      });
    };
    port1.addEventListener("message", afterFrame, { once: true });
    port1.start();
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["class"],
  });

  window.whenChanged = (index, timeout) =>
    new Promise((resolve) => {
      const answer = () => {
        if (window.changes.length <= index) return;
        window.removeEventListener("change-presented", answer);
        resolve(window.changes[index]);
      };
      window.addEventListener("change-presented", answer);
      setTimeout(() => resolve(undefined), timeout);
      answer();
    });
}
