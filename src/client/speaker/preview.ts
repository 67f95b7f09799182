import type { Position } from "../deck/deck.ts";

/** A slide drawn small, without reveal.js: the state of one step, and what the step before did not show yet. */
export interface Preview {
  show(position: Position | undefined): void;
}

/** @param slides the page's template of all slides */
export function createPreview(container: HTMLElement, slides: DocumentFragment): Preview {
  let shown: string | undefined;
  new ResizeObserver(() => {
    container.style.setProperty("--scale", String(container.clientWidth / 1280));
  }).observe(container);
  return {
    show(position) {
      if (!position) {
        container.replaceChildren();
        shown = undefined;
        return;
      }
      if (position.slide !== shown) {
        const slide = slides.querySelector(`section[data-slide="${CSS.escape(position.slide)}"]`);
        container.replaceChildren(...(slide ? [document.importNode(slide, true)] : []));
        shown = position.slide;
      }
      for (const part of container.querySelectorAll<HTMLElement | SVGElement>("[data-step]")) {
        const step = Number(part.dataset["step"]);
        part.classList.toggle("visible", step <= position.step);
        part.classList.toggle("newest", step === position.step);
      }
    },
  };
}
