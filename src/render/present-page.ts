import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { renderDeck } from "./deck.ts";
import { renderDocument } from "./document.ts";
import { addressOf } from "./files.ts";
import { hasMath } from "./slide.ts";
import { renderUnstarted } from "./unstarted.ts";
import { isRemote, type Media } from "../episode/episode.ts";

/** `dist/<episode>/present/index.html`: the deck alone, for a live talk. */
export function renderPresentPage(context: PageContext): string {
  const { meta, media } = context.episode;
  return renderDocument({
    page: "present",
    title: meta.title,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    math: hasMath(context),
    media: media?.kind === "youtube" ? undefined : media,
    body: [
      renderUnstarted(context),
      h("main", { ariaLabel: meta.title, dataSound: media && soundOf(media) }, [
        renderDeck(context, "../"),
        h("div", { class: "talk-progress", ariaHidden: "true" }, [h("span")]),
      ]),
      h("div", { class: "notices", role: "status" }),
    ],
  });
}

/** Where the segments' sound is, seen from the page; YouTube's can't be played under a deck. */
function soundOf({ kind, source }: Media): string | undefined {
  if (kind === "youtube") return undefined;
  return isRemote(source) ? source : `../${addressOf(source)}`;
}
