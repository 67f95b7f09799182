import type { Deck } from "../../parts/deck/deck.ts";
import { openDialog } from "../../parts/ui/dialog.ts";
import { el } from "../../parts/ui/elements.ts";
import { speakEpisode, words } from "../../parts/ui/words.ts";

/** Sets `html[data-stage]` where the page is only the slide with a bar below it: in full screen, and embedded. */
export function initStage(embedded: boolean): void {
  const root = document.documentElement;
  const update = () => {
    root.toggleAttribute("data-stage", embedded || document.fullscreenElement === root);
  };
  document.addEventListener("fullscreenchange", update);
  update();
  // Not on an iPhone, nor in a frame without the permission.
  if (document.fullscreenEnabled) return;
  for (const button of document.querySelectorAll<HTMLElement>('[data-action="fullscreen"]'))
    button.hidden = true;
}

/** Whether the page is without its notes now. */
export function isStage(): boolean {
  return document.documentElement.hasAttribute("data-stage");
}

/** Enters full screen, or leaves it. */
export async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused.
  }
}

const PICTURES = ".diagram > svg, .slide-body img, .katex-display, table:not(.sr-only > *)";

export interface EnlargeParts {
  readonly deck: Deck;
  /** Holds the deck; a click on a picture in it enlarges the slide's pictures. */
  readonly screen: HTMLElement;
  /** Enlarges them as well; shown only where there are some. */
  readonly button: HTMLElement;
  /** A click on an image in them enlarges it. */
  readonly notes: HTMLElement;
}

/** Shows the pictures of the slide as large as the window: for small labels on a phone. The copy follows the deck's steps. */
export function createEnlarge({ deck, screen, button, notes }: EnlargeParts): { open(): void } {
  let shown: { readonly holder: HTMLElement; readonly slide: string } | undefined;
  const pictures = () => {
    const slide = deck.slides.get(deck.position.slide);
    // Of a picture in two formats one is shown.
    return Array.from(slide?.querySelectorAll<HTMLElement | SVGElement>(PICTURES) ?? []).filter(
      (picture) => picture.getClientRects().length > 0,
    );
  };
  const open = () => {
    if (pictures().length === 0 || shown) return;
    const holder = createHolder(pictures());
    shown = { holder, slide: deck.position.slide };
    openHolder(holder).addEventListener("close", () => (shown = undefined));
  };
  const update = () => {
    button.hidden = pictures().length === 0;
    if (!shown) return;
    if (shown.slide === deck.position.slide) draw(shown.holder, pictures());
    else shown.holder.closest("dialog")?.close();
  };
  deck.onMove(update);
  screen.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(PICTURES) && !target.closest("a")) open();
  });
  notes.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLImageElement && !target.closest("a"))
      openHolder(createHolder([target]));
  });
  update();
  return { open };
}

function createHolder(pictures: readonly Element[]): HTMLElement {
  const holder = el("div", {
    className: "enlarged slide",
    tabIndex: 0,
    role: "group",
    ariaLabel: words.enlarged,
  });
  speakEpisode(holder);
  draw(holder, pictures);
  return holder;
}

function draw(holder: HTMLElement, pictures: readonly Element[]): void {
  holder.replaceChildren(...pictures.map((picture) => picture.cloneNode(true)));
}

function openHolder(holder: HTMLElement): HTMLDialogElement {
  const dialog = openDialog("enlarge", words.enlarged, [holder]);
  holder.focus();
  return dialog;
}

/**
 * Sets the volume as a share of the listener's; 1 restores that. Devices that have only buttons for the volume ignore
 * it.
 */
export function createFade(media: { volume: number }): (share: number) => void {
  let whole: number | undefined;
  return (share) => {
    if (share < 1) {
      whole ??= media.volume;
      media.volume = whole * share;
    } else if (whole !== undefined) {
      media.volume = whole;
      whole = undefined;
    }
  };
}
