import { speakInterface } from "./words.ts";

/** Milliseconds that a toast stays: long enough to read a short sentence twice. */
const STAY = 5000;
/** Milliseconds after which a live region that has just come into sight is being watched. */
const WATCHED = 100;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a short sentence at the bottom of the page, for eyes and, politely, for screen readers. */
export function toast(text: string): void {
  clearTimeout(timer);
  region ??= createRegion();
  const isWatched = raise(region);
  timer = setTimeout(say, isWatched ? 0 : WATCHED, region, text);
}

function say(place: HTMLElement, text: string): void {
  place.textContent = text;
  timer = setTimeout(() => {
    place.replaceChildren();
    if (isShown(place)) place.hidePopover();
  }, STAY);
}

function createRegion(): HTMLElement {
  const place = document.createElement("div");
  place.className = "toast";
  place.role = "status";
  speakInterface(place);
  // Above the panels that lie above the page.
  place.popover = "manual";
  return place;
}

/**
 * Above all that was opened since, and within a modal dialog, beside which nothing is heard. A browser without popovers
 * leaves it where it is.
 *
 * @returns whether it was there already
 */
function raise(place: HTMLElement): boolean {
  const home = Array.from(document.querySelectorAll("dialog:modal")).at(-1) ?? document.body;
  const stayed = place.parentElement === home;
  if (!stayed) {
    place.replaceChildren();
    home.append(place);
  }
  if (!("showPopover" in place)) return stayed;
  const wasShown = isShown(place);
  if (wasShown) place.hidePopover();
  place.showPopover();
  return stayed && wasShown;
}

function isShown(place: HTMLElement): boolean {
  return "showPopover" in place && place.matches(":popover-open");
}
