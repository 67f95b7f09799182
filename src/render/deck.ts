import type { Element } from "hast";
import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { renderSlides } from "./slide.ts";

/** What reveal.js takes over. */
export function renderDeck(context: PageContext, base: string): Element {
  return h("div", { class: "reveal" }, [
    h("div", { class: "slides" }, renderSlides(context, { base })),
  ]);
}
