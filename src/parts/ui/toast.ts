import { openDialog } from "./dialog.ts";
import { el } from "./elements.ts";
import { speakInterface, words } from "./words.ts";

/** Milliseconds, enough to read a short sentence twice. */
const DURATION = 5000;
/** Milliseconds until a live region that was just shown is observed by screen readers. */
const LIVE_REGION_DELAY = 100;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a short sentence at the bottom of the page, in a polite live region. */
export function toast(text: string): void {
  clearTimeout(timer);
  region ??= createRegion();
  const isObserved = bringToFront(region);
  timer = setTimeout(show, isObserved ? 0 : LIVE_REGION_DELAY, region, text);
}

function show(place: HTMLElement, text: string): void {
  place.textContent = text;
  timer = setTimeout(() => {
    place.replaceChildren();
    if (isShown(place)) place.hidePopover();
  }, DURATION);
}

function createRegion(): HTMLElement {
  // A popover is above other popovers that were opened before.
  const place = el("div", { className: "toast", role: "status", popover: "manual" });
  speakInterface(place);
  return place;
}

/**
 * Moves the region above everything else, and into a modal dialog, since screen readers ignore what is outside of it.
 *
 * @returns whether it was shown there already
 */
function bringToFront(place: HTMLElement): boolean {
  const parent = Array.from(document.querySelectorAll("dialog:modal")).at(-1) ?? document.body;
  const stayed = place.parentElement === parent;
  if (!stayed) {
    place.replaceChildren();
    parent.append(place);
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
 * Copies a text to the clipboard. Where the browser refuses, opens a dialog to copy it by hand.
 *
 * @param confirmation shown when it was copied
 * @param label of the dialog
 */
export async function copyText(text: string, confirmation: string, label: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(confirmation);
  } catch {
    // An input would join lines.
    const tag = text.includes("\n") ? "textarea" : "input";
    const field = el(tag, { readOnly: true, value: text, dir: "ltr" });
    openDialog("copy-by-hand", label, [el("label", {}, words.copyRefused, field)]);
    field.focus();
    field.select();
  }
}
