/**
 * Runs in the page: seeks to a moment, plays, and pauses once another moment is past or its event has come.
 *
 * @param {{ from: number, cue: string, slide: string, step: number, timeout: number }} options seconds; milliseconds for `timeout`
 * @returns {Promise<import("./watch-cues.mjs").Shown | undefined>} what the page showed at that event
 */
export async function playAcross({ from, cue, slide, step, timeout }) {
  const media = document.querySelector("audio, video");
  if (!(media instanceof HTMLMediaElement) || !("shown" in window)) return undefined;
  /** @type {import("./watch-cues.mjs").Shown[]} */
  const shown = Array.isArray(window.shown) ? window.shown : [];
  const seeked = new Promise((resolve) =>
    media.addEventListener("seeked", resolve, { once: true }),
  );
  media.currentTime = from;
  await seeked;
  shown.length = 0;
  await media.play();
  const end = performance.now() + timeout;
  const isIt = (/** @type {import("./watch-cues.mjs").Shown} */ entry) =>
    entry.playing && entry.id === cue && entry.slide === slide && entry.step === step;
  while (!shown.some(isIt) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  media.pause();
  return shown.find(isIt);
}
