import type { Element, Properties } from "hast";
import { h } from "hastscript";
import type { PageWords } from "../words/languages.ts";
import { iconButton } from "./button.ts";

/**
 * The form that searches the notes, closed until it is asked for.
 *
 * @param properties for the form: its language, where it is not the page's
 */
export function renderSearch(words: PageWords, properties: Properties = {}): Element {
  const { finding } = words;
  return h("form", { class: "search", role: "search", hidden: true, ...properties }, [
    h("div", { class: "search-row" }, [
      h("label", { class: "sr-only", for: "search-field" }, words.search),
      h("input", {
        type: "search",
        id: "search-field",
        placeholder: words.search,
        dir: "auto",
        autoComplete: "off",
        autoCapitalize: "off",
        spellCheck: "false",
        enterKeyHint: "search",
      }),
      h("output", { class: "search-count", for: "search-field" }),
      iconButton("search-previous", "back", finding.previous, { disabled: true }),
      iconButton("search-next", "on", finding.next, { disabled: true }),
      iconButton("search-close", "close", finding.close),
    ]),
    h(
      "button",
      { type: "button", class: "search-play", dataAction: "search-play", disabled: true },
      finding.play,
    ),
  ]);
}
