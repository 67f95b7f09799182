import type { Element } from "hast";
import { h } from "hastscript";
import type { PageWords } from "../words/languages.ts";

/** The control that keeps the sound for offline; hidden until a script knows that there is something to keep. */
export function renderKeep(words: PageWords): Element {
  return h("div", { class: "keep", hidden: true }, [
    h("button", { type: "button", dataAction: "keep" }, words.keep.keep),
    h("progress", { max: 1, value: 0, hidden: true, ariaLabel: words.keep.keeping }),
    h("p", { class: "keep-status", role: "status" }),
  ]);
}
