import type { Root } from "hast";
import { h } from "hastscript";
import { isRemote, type Media } from "../../episode/episode.ts";
import { providerOf } from "../../media/media.ts";
import { frameOrigins } from "../../parts/blocks/html.ts";
import { renderDeck } from "../../parts/deck/html.ts";
import { renderTimeline } from "../../parts/deck/timeline-html.ts";
import type { PageContext } from "../context.ts";
import { type Alone, createDocument, renderUnstarted, renderTree } from "../document.ts";
import { addressOf } from "../files.ts";

/**
 * `dist/<episode>/present/index.html`: the deck alone, for a live talk.
 *
 * @param alone what makes it one file, without the episode's sound
 */
export function createPresentPage(context: PageContext, alone?: Alone): Root {
  const { meta } = context.episode;
  // The recording would be many times the size of the rest of a single file.
  const media = alone ? undefined : context.episode.media;
  return createDocument({
    alone,
    page: "present",
    title: meta.title,
    language: meta.language,
    root: "../../",
    assets: context.assets,
    theme: context.theme,
    server: context.server,
    math: context.math,
    media: media && isPlain(media) ? media : undefined,
    frames: alone ? [] : frameOrigins(context),
    body: [
      // In a single file it can't load another.
      alone ? renderTimeline(context.timeline) : renderUnstarted(context),
      h(
        "main",
        { ariaLabel: meta.title, dataSound: media && isPlain(media) ? soundOf(media) : undefined },
        [
          renderDeck(context, "../"),
          h("div", { class: "talk-progress", ariaHidden: "true" }, [h("span")]),
        ],
      ),
    ],
  });
}

/** @returns the text of {@link createPresentPage}'s page */
export function renderPresentPage(context: PageContext, alone?: Alone): string {
  return renderTree(createPresentPage(context, alone));
}

/** Whether it can be played under a deck: the player of a service can't. */
function isPlain({ source }: Media): boolean {
  return providerOf(source).service === undefined;
}

/** Where the segments' sound is, seen from the page. */
function soundOf({ source }: Media): string {
  return isRemote(source) ? source : `../${addressOf(source)}`;
}
