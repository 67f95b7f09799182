import type { Deck } from "../deck/deck.ts";

/** Puts all slides on the page while it is printed: reveal.js has a stretch of them at a time. */
export function printAll(deck: Deck, holder: HTMLElement): void {
  // reveal.js's own style for paper, which knows nothing of ours, keeps away from such a page.
  document.documentElement.classList.add("print-pdf");
  let kept: readonly Element[] | undefined;
  window.addEventListener("beforeprint", () => {
    kept = Array.from(holder.children);
    holder.replaceChildren(...deck.slides.values());
  });
  window.addEventListener("afterprint", () => {
    if (kept) holder.replaceChildren(...kept);
    kept = undefined;
  });
}
