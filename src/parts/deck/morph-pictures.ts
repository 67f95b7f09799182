/** Milliseconds that pictures take to their new places. */
const DURATION = 500;
const OPTIONS: KeyframeAnimationOptions = { duration: DURATION, easing: "ease-in-out" };

let running: Animation[] = [];

/**
 * Lets pictures that two slides have by the same name pass into each other. What still moves is at its end at once.
 *
 * By hand, as a view transition takes its picture of the old slide first, and shows the new one late by as much.
 *
 * @param to is shown already
 * @param seconds until something else is to be shown; when that is too soon nothing moves
 */
export function morphPictures(from: HTMLElement, to: HTMLElement, seconds: number): void {
  for (const animation of running) animation.finish();
  running = [];
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (isCalm || document.hidden || seconds * 1000 < DURATION) return;
  const pairs = picturesOf(to).flatMap((picture) => {
    const old = picturesOf(from).find(({ dataset }) => dataset["name"] === picture.dataset["name"]);
    return old ? [{ old, picture }] : [];
  });
  if (pairs.length === 0) return;
  const places = placesOf(
    from,
    pairs.map(({ old }) => old),
  );
  running = pairs.flatMap(({ old, picture }, index) => {
    const place = places[index];
    return place ? pass(old, picture, place, to) : [];
  });
}

function picturesOf(slide: HTMLElement): HTMLElement[] {
  return Array.from(slide.querySelectorAll<HTMLElement>("[data-name]"));
}

/** What a picture fills, in CSS pixels of the window; of the two formats of a drawing, the one that is shown. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function areaOf(picture: HTMLElement): Area {
  for (const svg of picture.querySelectorAll("svg")) {
    const { x, y, width } = svg.viewBox.baseVal;
    const matrix = svg.getClientRects().length > 0 ? svg.getScreenCTM() : null;
    // An `svg` has room beside it where its box has another shape.
    if (matrix)
      return { x: matrix.e + matrix.a * x, y: matrix.f + matrix.d * y, width: matrix.a * width };
  }
  return picture.getBoundingClientRect();
}

/** Where pictures of a slide stand that is no longer shown. */
function placesOf(slide: HTMLElement, pictures: readonly HTMLElement[]): Area[] {
  const { display } = slide.style;
  slide.style.display = "block";
  const places = pictures.map(areaOf);
  slide.style.display = display;
  return places;
}

/** Moves a picture from the place of another, and a copy of that one with it, which fades out above it. */
function pass(
  old: HTMLElement,
  picture: HTMLElement,
  place: Area,
  slide: HTMLElement,
): Animation[] {
  const end = areaOf(picture);
  const grown = place.width / end.width;
  if (!Number.isFinite(grown) || grown === 0) return [];
  const box = picture.getBoundingClientRect();
  // The slide is drawn at another scale than its own.
  const scale = slide.getBoundingClientRect().width / slide.offsetWidth;
  const [x, y] = [
    place.x - box.x - grown * (end.x - box.x),
    place.y - box.y - grown * (end.y - box.y),
  ];
  const transform = [`translate(${x / scale}px, ${y / scale}px) scale(${grown})`, "none"];
  const transformOrigin = ["0 0", "0 0"];
  const copy = document.importNode(old, true);
  copy.removeAttribute("data-name");
  copy.ariaHidden = "true";
  const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = picture;
  copy.style.cssText = `position: absolute; left: ${offsetLeft}px; top: ${offsetTop}px; width: ${offsetWidth}px; height: ${offsetHeight}px; max-height: none`;
  picture.after(copy);
  const leaving = copy.animate({ transform, transformOrigin, opacity: [1, 1, 0] }, OPTIONS);
  const remove = () => copy.remove();
  leaving.finished.then(remove, remove);
  return [leaving, picture.animate({ transform, transformOrigin, opacity: [0, 1, 1] }, OPTIONS)];
}
