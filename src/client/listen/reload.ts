/**
 * Lets a media element be loaded anew, to go on as it was: at its place, at its rate, and playing if it is to play.
 *
 * It is loaded under another address. What Chromium has of one it never puts together with what the page's worker
 * answers for the same, whether it has failed or not: listeners keep a sound for offline, and remove it, while it
 * plays.
 *
 * @returns what loads it; whether it then plays, the element's events tell
 */
export function createReload(media: HTMLMediaElement): () => void {
  let isToPlay = !media.paused;
  let times = 0;
  media.addEventListener("play", () => {
    isToPlay = true;
  });
  media.addEventListener("pause", () => {
    // Chromium pauses by itself what has failed.
    if (!media.error) isToPlay = false;
  });
  return () => {
    const { currentTime, playbackRate } = media;
    const plays = isToPlay;
    times += 1;
    const address = nextAddress(media.currentSrc || media.src, times);
    if (address === undefined) media.load();
    else media.src = address;
    media.currentTime = currentTime;
    media.playbackRate = playbackRate;
    if (plays) media.play().catch(() => {});
  };
}

/** Only a file of the site's own has as many addresses as one likes. */
function nextAddress(address: string, times: number): string | undefined {
  const url = new URL(address, document.baseURI);
  if (url.protocol === "blob:" || url.origin !== location.origin) return undefined;
  url.searchParams.set("again", String(times));
  return url.href;
}
