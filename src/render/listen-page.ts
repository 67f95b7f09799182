import type { Element } from "hast";
import { h } from "hastscript";
import type { Media } from "../episode/episode.ts";
import { iconButton } from "./button.ts";
import { renderChapters } from "./chapters.ts";
import type { PageContext } from "./context.ts";
import { renderDeck } from "./deck.ts";
import { direction, interfaceProperties, renderDocument } from "./document.ts";
import { addressOf } from "./files.ts";
import { renderInstallable } from "./installable.ts";
import { renderKeep } from "./keep.ts";
import { renderNotes, renderReferences } from "./notes.ts";
import { pdfOf } from "./papers.ts";
import { hasPicture, renderMedia, renderPlayer } from "./player.ts";
import { renderSearch } from "./search.ts";
import { renderSettings } from "./settings.ts";
import { renderShareTags } from "./share-tags.ts";
import { hasMath } from "./slide.ts";

/** `dist/<episode>/index.html`: the deck, the notes beside it, and a player that both follow. */
export function renderListenPage(context: PageContext): string {
  const { episode, words } = context;
  const { meta, media } = episode;
  const spoken = interfaceProperties(meta.language);
  return renderDocument({
    page: "listen",
    title: meta.show ? `${meta.title} · ${meta.show}` : meta.title,
    description: meta.description,
    language: meta.language,
    root: "../",
    assets: context.assets,
    math: hasMath(context),
    media,
    head: [
      h("link", { rel: "preload", href: "timeline.json", as: "fetch", crossOrigin: "anonymous" }),
      ...renderShareTags(context),
      ...renderInstallable(context),
    ],
    body: [
      h("a", { class: "skip", href: "#notes", ...spoken }, words.skipToNotes),
      renderHeader(context),
      h("noscript", [h("p", { class: "notice", ...spoken }, words.noScript)]),
      h("div", { class: "notices", role: "status", ...spoken }),
      h("p", { class: "announcer sr-only", role: "status" }),
      h("main", [
        h("div", { class: "stage" }, [
          h("div", { class: "screen" }, [
            renderDeck(context, ""),
            h("p", { class: "caption", ariaHidden: "true", hidden: true }),
          ]),
          renderUnder(context),
          renderChapters(context),
        ]),
        h("div", { class: "side" }, [
          renderSearch(words, spoken),
          hasPicture(media) ? h("div", { class: "film" }, [renderMedia(context)]) : undefined,
          h("section", { class: "notes", id: "notes", ariaLabel: words.notes, tabIndex: -1 }, [
            media ? renderProvenance(media, context) : undefined,
            ...renderNotes(context, { base: "" }),
            renderReferences(context, ""),
            renderColophon(context),
          ]),
        ]),
      ]),
      renderPlayer(context),
      renderSettings(context, [renderKeep(words)]),
    ],
  });
}

function renderHeader({ episode: { id, meta }, words, pdf }: PageContext): Element {
  return h("header", { class: "top" }, [
    h("a", { class: "home", href: "../", ariaLabel: words.allEpisodes }, "←"),
    h("h1", meta.title),
    h("nav", { ariaLabel: words.episode, ...interfaceProperties(meta.language) }, [
      h("a", { href: "present/" }, words.present),
      pdf ? h("a", { href: addressOf(pdfOf(id, "slides")) }, words.pdf) : undefined,
      iconButton("chapters", "chapters", words.chapters, {
        ariaExpanded: "false",
        ariaControls: ["chapters"],
      }),
      iconButton("search", "search", words.search, { ariaExpanded: "false" }),
      iconButton("theme", "theme", words.lightOrDark),
    ]),
  ]);
}

/** What stands below the slide: where it is in the deck, and what can be done with it. */
function renderUnder({ episode: { meta }, timeline, words }: PageContext): Element {
  return h("div", { class: "under", ...interfaceProperties(meta.language) }, [
    h("p", { class: "position" }, words.slideOf(1, timeline.slides.length)),
    // Slides go on in the direction in which they are read.
    h(
      "div",
      { class: "turn", role: "group", ariaLabel: words.turnSlides, dir: direction(meta.language) },
      [
        iconButton("previous", "back", words.previousStep),
        iconButton("next", "on", words.nextStep),
      ],
    ),
    iconButton("overview", "overview", words.overview),
    iconButton("enlarge", "enlarge", words.enlarge, { hidden: true }),
    iconButton("captions", "captions", words.captions, { ariaPressed: "false" }),
    iconButton("fullscreen", "fullscreen", words.fullscreen),
    h("button", { type: "button", class: "follow", dataAction: "follow", hidden: true }),
  ]);
}

function renderProvenance(media: Media, { episode: { meta }, words }: PageContext): Element {
  const text = media.synthetic ? words.syntheticVoice : words.recordedVoice;
  return h("p", { class: "provenance", ...interfaceProperties(meta.language) }, text);
}

function renderColophon({ episode: { meta }, words }: PageContext): Element | undefined {
  const by = meta.authors.length > 0 ? words.by(meta.authors.join(", "), meta.date) : undefined;
  const source = meta.source && [
    `${words.after} `,
    meta.source.url
      ? h("a", { href: meta.source.url, rel: "noopener" }, meta.source.title)
      : meta.source.title,
  ];
  if (meta.disclaimer === undefined && by === undefined && !source) return undefined;
  const spoken = interfaceProperties(meta.language);
  return h("footer", { class: "colophon" }, [
    meta.disclaimer === undefined ? undefined : h("p", meta.disclaimer),
    by === undefined ? undefined : h("p", spoken, by),
    source ? h("p", spoken, source) : undefined,
  ]);
}
