/**
 * Runs in the page: plays from the beginning to the end.
 *
 * @param {number} rate
 * @returns {Promise<import("./watch-cues.mjs").Shown[]>} what the page showed at each event
 */
export async function playThrough(rate) {
  const media = document.querySelector("audio, video");
  if (!(media instanceof HTMLMediaElement)) return [];
  const seeked = new Promise((resolve) =>
    media.addEventListener("seeked", resolve, { once: true }),
  );
  media.currentTime = 0;
  await seeked;
  media.playbackRate = rate;
  window.shown.length = 0;
  const ended = new Promise((resolve) => media.addEventListener("ended", resolve, { once: true }));
  await media.play();
  await ended;
  return window.shown;
}
