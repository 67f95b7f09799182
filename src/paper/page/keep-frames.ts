/**
 * Gives each film without a poster the frame at which it stands as its poster: a film that was not in sight may have none
 * on the screen yet when a picture is taken.
 *
 * Runs in the page: it may use nothing from outside of itself.
 */
export async function keepFrames(): Promise<void> {
  for (const film of document.querySelectorAll<HTMLVideoElement>("video:not([poster])")) {
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
