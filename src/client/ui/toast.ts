import { speakInterface } from "./words.ts";

/** Milliseconds that a toast stays: long enough to read a short sentence twice. */
const STAY = 5000;
/** Milliseconds after which a live region that has just come into the page is being watched. */
const WATCHED = 100;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a short sentence at the bottom of the page, for eyes and, politely, for screen readers. */
export function toast(text: string): void {
  clearTimeout(timer);
  const known = region?.isConnected ? region : undefined;
  region = known ?? addRegion();
  raise(region);
  timer = setTimeout(say, known ? 0 : WATCHED, region, text);
}

function say(place: HTMLElement, text: string): void {
  place.textContent = text;
  timer = setTimeout(() => place.replaceChildren(), STAY);
}

function addRegion(): HTMLElement {
  const place = document.createElement("div");
  place.className = "toast";
  place.role = "status";
  speakInterface(place);
  // Above the panels that lie above the page.
  place.popover = "manual";
  document.body.append(place);
  return place;
}

/** Above all that was opened since; a browser without popovers leaves it where it is. */
function raise(place: HTMLElement): void {
  if (!("showPopover" in place)) return;
  if (place.matches(":popover-open")) place.hidePopover();
  place.showPopover();
}
