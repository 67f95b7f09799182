import type { Deck } from "../deck/deck.ts";
import { openDialog } from "../ui/dialog.ts";
import { speakEpisode, words } from "../ui/words.ts";

const PICTURES = ".diagram svg, .slide-body img, .katex-display, table";

/**
 * Lets the pictures of the slide be seen as large as the window, and larger: labels that a phone makes small can be
 * read there. The copy goes on with the deck's steps.
 *
 * @param screen holds the deck; a click on a picture in it opens it
 * @param button opens them as well; shown only where there are some
 */
export function createEnlarge(
  deck: Deck,
  screen: HTMLElement,
  button: HTMLElement,
): { open(): void } {
  let shown: { readonly holder: HTMLElement; readonly slide: string } | undefined;
  const pictures = () => {
    const slide = deck.slides.get(deck.position.slide);
    return Array.from(slide?.querySelectorAll<HTMLElement | SVGElement>(PICTURES) ?? []);
  };
  const draw = (holder: HTMLElement) => {
    holder.replaceChildren(...pictures().map((picture) => picture.cloneNode(true)));
  };
  const open = () => {
    if (pictures().length === 0 || shown) return;
    const holder = document.createElement("div");
    holder.className = "enlarged slide";
    holder.tabIndex = 0;
    holder.role = "group";
    holder.ariaLabel = words.enlarged;
    draw(holder);
    speakEpisode(holder);
    const dialog = openDialog("enlarge", words.enlarged, [holder]);
    shown = { holder, slide: deck.position.slide };
    dialog.addEventListener("close", () => (shown = undefined));
    holder.focus();
  };
  const update = () => {
    button.hidden = pictures().length === 0;
    if (!shown) return;
    if (shown.slide === deck.position.slide) draw(shown.holder);
    else shown.holder.closest("dialog")?.close();
  };
  deck.onMove(update);
  screen.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(PICTURES) && !target.closest("a")) open();
  });
  update();
  return { open };
}
