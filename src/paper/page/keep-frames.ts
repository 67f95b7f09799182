/**
 * Gives each film without a poster the frame at which it stands as its poster: a film that was not in sight may have none
 * on the screen yet when a picture is taken.
 *
 * Runs in the page: it may use nothing from outside of itself.
 */
export async function keepFrames(): Promise<void> {
  const films = Array.from(document.querySelectorAll<HTMLVideoElement>("video:not([poster])"));
  const isReady = ({ error, readyState, seeking }: HTMLVideoElement) =>
    error !== null || (readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !seeking);
  // One that is not ready by then is printed as it is: on a busy machine films take as long as pages.
  const latest = performance.now() + 60_000;
  while (!films.every(isReady) && performance.now() < latest)
    await new Promise((resolve) => setTimeout(resolve, 20));
  for (const film of films) {
    if (film.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
    // Chromium decodes the first frame once it is played or sought.
    if (film.currentTime === 0) {
      const sought = new Promise((resolve) => film.addEventListener("seeked", resolve));
      film.currentTime = 0.001;
      await sought;
    }
    const frame = document.createElement("canvas");
    frame.width = film.videoWidth;
    frame.height = film.videoHeight;
    frame.getContext("2d")?.drawImage(film, 0, 0);
    const poster = new Image();
    poster.src = frame.toDataURL("image/jpeg", 0.92);
    await poster.decode();
    film.poster = poster.src;
    film.removeAttribute("src");
    film.load();
  }
}
