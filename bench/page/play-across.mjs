/**
 * Runs in the page: seeks to a moment, plays, and pauses once another moment's event has come, or time is up.
 *
 * @param {{ from: number, rate: number, cue: string | undefined, slide: string, step: number, timeout: number }} options
 *   seconds; milliseconds for `timeout`
 * @returns {Promise<import("./watch-cues.mjs").Shown | undefined>} what the page showed at that event
 */
export async function playAcross({ from, rate, cue, slide, step, timeout }) {
  const media = document.querySelector("audio, video");
  if (!(media instanceof HTMLMediaElement)) return undefined;
  const listening = new AbortController();
  const { signal } = listening;
  /** @type {Promise<import("./watch-cues.mjs").Shown | undefined>} */
  const reached = new Promise((resolve) => {
    // A sound that breaks says nothing more, not even `seeked`.
    setTimeout(resolve, timeout);
    const look = () => {
      const entry = window.shown.at(-1);
      if (entry?.playing && entry.id === cue && entry.slide === slide && entry.step === step)
        resolve(entry);
    };
    const play = () => {
      media.playbackRate = rate;
      window.shown.length = 0;
      // By the event and not by looking: in a hidden page timers come once a second.
      window.addEventListener("shown", look, { signal });
      media.play().catch(() => resolve(undefined));
    };
    media.addEventListener("seeked", play, { signal, once: true });
  });
  media.currentTime = from;
  const entry = await reached;
  listening.abort();
  media.pause();
  return entry;
}
