/**
 * What a page shows at an instant.
 *
 * @typedef {object} PageState
 * @property {boolean} following
 * @property {string | undefined} slideShown
 * @property {number[]} stepsShown
 * @property {number[]} stepsHidden
 * @property {(string | undefined)[]} cuesMarked
 */

/** Runs in the page, as `window.readShown`: reads what it shows. @returns {PageState} */
export function readShown() {
  const section = document.querySelector("section.present[data-slide]");
  const steps = Array.from(section?.querySelectorAll("[data-step]") ?? [], (element) => ({
    step: Number(element.getAttribute("data-step")),
    visible: element.classList.contains("visible"),
  }));
  const stepsWhere = (/** @type {boolean} */ visible) =>
    [...new Set(steps.filter((each) => each.visible === visible).map(({ step }) => step))].sort(
      (a, b) => a - b,
    );
  return {
    following: document.documentElement.dataset["follow"] === "on",
    slideShown: section?.getAttribute("data-slide") ?? undefined,
    stepsShown: stepsWhere(true),
    stepsHidden: stepsWhere(false),
    cuesMarked: Array.from(
      document.querySelectorAll('[data-cue][aria-current="true"]'),
      (cue) => cue.getAttribute("data-cue") ?? undefined,
    ),
  };
}
