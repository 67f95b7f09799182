import type { Deck } from "../../parts/deck/deck.ts";
import { openDialog } from "../../parts/ui/dialog.ts";
import { el } from "../../parts/ui/elements.ts";
import { speakEpisode, words } from "../../parts/ui/words.ts";

/**
 * Whether the page is only a stage, a slide with a bar below it: `html[data-stage]`, full screen and in another site's
 * page.
 */
export function initStage(embedded: boolean): void {
  const root = document.documentElement;
  const update = () => {
    root.toggleAttribute("data-stage", embedded || document.fullscreenElement === root);
  };
  document.addEventListener("fullscreenchange", update);
  update();
  // Not on an iPhone, nor in a frame that was not given leave.
  if (document.fullscreenEnabled) return;
  for (const button of document.querySelectorAll<HTMLElement>('[data-action="fullscreen"]'))
    button.hidden = true;
}

/** Whether the page is only a stage now, without its notes. */
export function isStage(): boolean {
  return document.documentElement.hasAttribute("data-stage");
}

/** Fills the screen with the stage, or goes back. A browser that can't leaves the page as it is. */
export async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused.
  }
}

const PICTURES = ".diagram svg, .slide-body img, .katex-display, table";

export interface EnlargeParts {
  readonly deck: Deck;
  /** Holds the deck; a click on a picture in it opens the slide's. */
  readonly screen: HTMLElement;
  /** Opens them as well; shown only where there are some. */
  readonly button: HTMLElement;
  /** A click on an image in them opens that. */
  readonly notes: HTMLElement;
}

/**
 * Lets the pictures of the slide be seen as large as the window, and larger: labels that a phone makes small can be
 * read there. The copy goes on with the deck's steps.
 */
export function createEnlarge({ deck, screen, button, notes }: EnlargeParts): { open(): void } {
  let shown: { readonly holder: HTMLElement; readonly slide: string } | undefined;
  const pictures = () => {
    const slide = deck.slides.get(deck.position.slide);
    return Array.from(slide?.querySelectorAll<HTMLElement | SVGElement>(PICTURES) ?? []);
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
 * Sets how loud the sound is, as a share of what the listener has set: 1 gives them their volume back. A device that
 * leaves the volume to its own buttons takes no notice.
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
