/**
 * What a page showed when it said that it shows a moment.
 *
 * @typedef {object} Announced
 * @property {string} id of the cue, as the event has it
 * @property {string} slide as the event has it
 * @property {number} step as the event has it
 * @property {number} start as the event has it: seconds
 * @property {number} mediaTime as the event has it: seconds
 * @property {number} currentTime of the media element when the event was handled: seconds
 * @property {number} now when the event was handled, by `Date`: milliseconds
 * @property {boolean} playing
 * @property {boolean} hidden whether the page was
 *
 * @typedef {Announced & import("./read-shown.mjs").PageState} Shown
 */

/** Runs in the page, before its own scripts: writes down each `cuedeck:cue` and `cuedeck:step` in `window.shown`. */
export function watchCues() {
  window.shown = [];
  const write = (/** @type {Event} */ event) => {
    if (!(event instanceof CustomEvent)) return;
    const media = document.querySelector("audio, video");
    if (!(media instanceof HTMLMediaElement)) return;
    const handled = performance.now();
    const entry = {
      ...event.detail,
      ...window.readShown(),
      now: Date.now(),
      playing: !media.paused,
      hidden: document.visibilityState === "hidden",
    };
    // While a script runs, `currentTime` stands still: read it afterwards, and go back to when the event came.
    queueMicrotask(() => {
      const since = media.paused ? 0 : ((performance.now() - handled) / 1000) * media.playbackRate;
      window.shown.push({ ...entry, currentTime: media.currentTime - since });
      window.dispatchEvent(new Event("shown"));
    });
  };
  document.addEventListener("cuedeck:cue", write);
  document.addEventListener("cuedeck:step", write);
}
