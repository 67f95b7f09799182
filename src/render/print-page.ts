import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { renderDocument } from "./document.ts";
import { hasMath, renderSlides } from "./slide.ts";

/** `dist/<episode>/print/index.html`: every slide as a page, with all that its steps show. */
export function renderPrintPage(context: PageContext): string {
  const { meta } = context.episode;
  return renderDocument({
    page: "print",
    title: meta.title,
    description: meta.description,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    math: hasMath(context),
    body: [h("main", renderSlides(context, { base: "../", paper: true }))],
  });
}
