import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { renderDeck } from "./deck.ts";
import { renderDocument } from "./document.ts";
import { hasMath } from "./slide.ts";

/** `dist/<episode>/present/index.html`: the deck alone, for a live talk. */
export function renderPresentPage(context: PageContext): string {
  const { meta } = context.episode;
  return renderDocument({
    page: "present",
    title: meta.title,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    math: hasMath(context),
    body: [h("main", { ariaLabel: meta.title }, [renderDeck(context, "../")])],
  });
}
