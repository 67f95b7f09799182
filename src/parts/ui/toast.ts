import { openDialog } from "./dialog.ts";
import { speakInterface, words } from "./words.ts";

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

/**
 * Copies a text and says so; where the browser refuses its clipboard, shows the text, selected, for copying by hand.
 *
 * @param said when it is copied
 * @param label of the dialog that shows it
 */
export async function copyText(text: string, said: string, label: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    showForCopying(text, label);
  }
}

function showForCopying(text: string, label: string): void {
  const labelled = document.createElement("label");
  const field = document.createElement("input");
  field.readOnly = true;
  field.value = text;
  field.dir = "ltr";
  labelled.append(words.sharing.refused, field);
  openDialog("copy-by-hand", label, [labelled]);
  field.focus();
  field.select();
}
