import { slideOf } from "../../timeline/position.ts";

/** Calls back with a slide's id when a link to it is followed in this window. */
export function onSlideLink(listener: (slide: string) => void): void {
  document.addEventListener("click", (event) => {
    const { target, ctrlKey, metaKey, shiftKey, altKey } = event;
    // Such a click opens the address elsewhere, or saves it.
    if (ctrlKey || metaKey || shiftKey || altKey || !(target instanceof Element)) return;
    const slide = slideOf(target.closest("a")?.getAttribute("href") ?? "");
    if (slide === undefined) return;
    event.preventDefault();
    listener(slide);
  });
}
