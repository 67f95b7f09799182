/**
 * What a page showed when it said that it shows a moment.
 *
 * @typedef {object} Shown
 * @property {string} id of the cue, as the event has it
 * @property {string} slide as the event has it
 * @property {number} step as the event has it
 * @property {number} mediaTime as the event has it: seconds
 * @property {number} currentTime of the media element when the event was handled: seconds
 * @property {boolean} playing
 * @property {boolean} following
 * @property {string | undefined} slideShown
 * @property {number[]} stepsShown
 * @property {number[]} stepsHidden
 * @property {(string | undefined)[]} cuesMarked
 */

/** Runs in the page, before its own scripts: writes down each `cuedeck:cue` and `cuedeck:step` in `window.shown`. */
export function watchCues() {
  /** @type {Shown[]} */
  const shown = [];
  Object.assign(window, { shown });
  const write = (/** @type {Event} */ event) => {
    if (!(event instanceof CustomEvent)) return;
    const media = document.querySelector("audio, video");
    if (!(media instanceof HTMLMediaElement)) return;
    const handled = performance.now();
    const section = document.querySelector("section.present[data-slide]");
    const steps = Array.from(section?.querySelectorAll("[data-step]") ?? [], (element) => ({
      step: Number(element.getAttribute("data-step")),
      visible: element.classList.contains("visible"),
    }));
    const stepsWhere = (/** @type {boolean} */ visible) =>
      [...new Set(steps.filter((each) => each.visible === visible).map(({ step }) => step))].sort(
        (a, b) => a - b,
      );
    const entry = {
      ...event.detail,
      playing: !media.paused,
      following: document.documentElement.dataset["follow"] === "on",
      slideShown: section?.getAttribute("data-slide") ?? undefined,
      stepsShown: stepsWhere(true),
      stepsHidden: stepsWhere(false),
      cuesMarked: Array.from(document.querySelectorAll('[data-cue][aria-current="true"]'), (cue) =>
        cue.getAttribute("data-cue"),
      ),
    };
    // While a script runs, `currentTime` stands still: read it afterwards, and go back to when the event came.
    queueMicrotask(() => {
      const since = media.paused ? 0 : ((performance.now() - handled) / 1000) * media.playbackRate;
      shown.push({ ...entry, currentTime: media.currentTime - since });
    });
  };
  document.addEventListener("cuedeck:cue", write);
  document.addEventListener("cuedeck:step", write);
}
