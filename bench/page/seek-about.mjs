/**
 * @typedef {import("../moments.mjs").Expected & { time: number }} Aim where to seek, in seconds, and what is to show then
 *
 * @typedef {object} Landing
 * @property {number | undefined} shown milliseconds from `seeked` until slide, step and note were right; `undefined` when they never were
 * @property {number} laidOut milliseconds until style and layout of them were done, too
 * @property {number} drawn milliseconds until the next frame was drawn
 * @property {boolean} stayed whether all was still right then
 */

/**
 * Runs in the page: seeks to one time after another, paused, and notes when the page shows what belongs to each.
 *
 * @param {{ aims: readonly Aim[], timeout: number }} options milliseconds for `timeout`
 * @returns {Promise<Landing[]>}
 */
export async function seekAbout({ aims, timeout }) {
  const media = document.querySelector("audio, video");
  if (!(media instanceof HTMLMediaElement)) return [];

  /** @param {Aim} aim @returns {Promise<Landing>} */
  const seekTo = async (aim) => {
    /** @type {Promise<number | undefined>} */
    const seeked = new Promise((resolve) => {
      media.addEventListener("seeked", ({ timeStamp }) => resolve(timeStamp), { once: true });
      // A sound that breaks does not say so.
      setTimeout(() => resolve(undefined), timeout);
    });
    media.currentTime = aim.time;
    // The page listened first, so what it does at once is done when this goes on.
    const at = await seeked;
    if (at === undefined) return { shown: at, laidOut: timeout, drawn: timeout, stayed: false };
    const shown = await untilRight(aim);
    document.querySelector("section.present[data-slide]")?.getBoundingClientRect();
    document.querySelector('[data-cue][aria-current="true"]')?.getBoundingClientRect();
    const laidOut = performance.now();
    const drawn = await nextFrame();
    return {
      shown: shown && shown - at,
      laidOut: laidOut - at,
      drawn: drawn - at,
      stayed: window.isRight(aim, window.readShown()),
    };
  };

  /** @param {Aim} aim @returns {Promise<number | undefined>} */
  const untilRight = (aim) =>
    new Promise((resolve) => {
      const look = () => {
        const now = performance.now();
        if (!window.isRight(aim, window.readShown())) return;
        clearTimeout(timer);
        observer.disconnect();
        resolve(now);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      const timer = setTimeout(() => {
        observer.disconnect();
        resolve(undefined);
      }, timeout);
      look();
    });

  /** @returns {Promise<number>} */
  const nextFrame = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
    );

  const landings = [];
  for (const aim of aims) landings.push(await seekTo(aim));
  return landings;
}
