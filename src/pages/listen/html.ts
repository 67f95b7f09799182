import type { Element, Root } from "hast";
import { h } from "hastscript";
import { direction, type PageWords } from "../../languages/languages.ts";
import { frameOrigins } from "../../parts/blocks/html.ts";
import { renderDeck } from "../../parts/deck/html.ts";
import { renderTimelineOfNotes } from "../../parts/deck/timeline-html.ts";
import { renderNotes, renderReferences, renderSearch } from "../../parts/notes/html.ts";
import { iconButton, textButton } from "../../parts/ui/html.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { renderInstallable } from "../app.ts";
import { pictureSlideOf } from "../chapter-picture.ts";
import type { PageContext } from "../context.ts";
import { createDocument, interfaceProperties, renderTree } from "../document.ts";
import { creditsOf } from "../credits.ts";
import { addressOf, homeOf } from "../files.ts";
import { pdfOf } from "../print/papers.ts";
import { hasPicture, renderMedia, renderPlayer } from "./player-html.ts";
import { renderSettings } from "./settings-html.ts";

/** `dist/<episode>/index.html`: the deck, the notes beside it, and a player that both follow. */
export function createListenPage(context: PageContext): Root {
  const { episode, words } = context;
  const { meta, media } = episode;
  const spoken = interfaceProperties(meta.language);
  return createDocument({
    page: "listen",
    title: meta.show ? `${meta.title} · ${meta.show}` : meta.title,
    description: meta.description,
    language: meta.language,
    root: "../",
    assets: context.assets,
    theme: context.theme,
    server: context.server,
    math: context.math,
    media,
    frames: frameOrigins(context),
    head: [...renderShareTags(context), ...renderInstallable(context)],
    body: [
      h("a", { class: "skip", href: "#notes", ...spoken }, words.skipToNotes),
      renderHeader(context),
      h("noscript", [h("p", { class: "notice", ...spoken }, words.noScript)]),
      h("div", { class: "notices", role: "status", ...spoken }),
      h("p", { class: "sr-only", role: "status", dataAnnounces: "slides" }),
      h("p", { class: "sr-only", role: "status", dataAnnounces: "letting-go" }),
      h("main", [
        h("div", { class: "stage" }, [
          h("div", { class: "screen" }, [
            renderDeck(context, "", "lazy"),
            h("p", { class: "caption", ariaHidden: "true", hidden: true }),
          ]),
          renderUnder(context),
          renderChapters(context),
        ]),
        h("div", { class: "side" }, [
          renderSearch(words, spoken, speakersOf(context.timeline)),
          hasPicture(media) ? h("div", { class: "film" }, [renderMedia(context)]) : undefined,
          h("section", { class: "notes", id: "notes", ariaLabel: words.notes, tabIndex: -1 }, [
            renderProvenance(context),
            ...renderNotes(context, { base: "" }),
            renderReferences(context, ""),
            renderDisclaimer(context),
          ]),
        ]),
      ]),
      renderPlayer(context),
      renderSettings(context, [renderKeep(words)]),
      renderTimelineOfNotes(context),
    ],
  });
}

/** @returns the text of {@link createListenPage}'s page */
export function renderListenPage(context: PageContext): string {
  return renderTree(createListenPage(context));
}

/** Each name once, in the order in which they speak. */
function speakersOf({ cues }: Timeline): string[] {
  return [...new Set(cues.flatMap(({ speaker }) => speaker ?? []))];
}

function renderHeader({ episode: { id, meta }, words, pdf, server }: PageContext): Element {
  return h("header", { class: "top" }, [
    h("a", { class: "home", href: "../", ariaLabel: words.allEpisodes }, "←"),
    h("h1", meta.title),
    h("nav", { ariaLabel: words.episode, ...interfaceProperties(meta.language) }, [
      h("a", { href: "present/" }, words.present),
      server?.timing ? h("a", { href: "timing/" }, words.timing.heading) : undefined,
      pdf ? h("a", { href: addressOf(pdfOf(id, "slides")) }, words.pdf) : undefined,
      iconButton("chapters", "chapters", words.chapters, {
        ariaExpanded: "false",
        ariaControls: ["chapters"],
      }),
      iconButton("search", "search", words.scripts.commands.search, { ariaExpanded: "false" }),
      iconButton("theme", "theme", words.lightOrDark),
    ]),
  ]);
}

/** What stands below the slide: where it is in the deck, and what can be done with it. Before, what plays it first. */
function renderUnder({ episode: { meta, media }, timeline, words }: PageContext): Element {
  const { commands } = words.scripts;
  return h("div", { class: "under", ...interfaceProperties(meta.language) }, [
    media && renderStart(timeline, words),
    h(
      "p",
      { class: "position" },
      words.scripts.slideOf({ number: 1, total: timeline.slides.length }),
    ),
    // Before all others, which stay where they are when it comes and goes.
    iconButton("enlarge", "enlarge", commands.enlarge, { hidden: true }),
    // Slides go on in the direction in which they are read.
    h(
      "div",
      { class: "turn", role: "group", ariaLabel: words.turnSlides, dir: direction(meta.language) },
      [iconButton("previous", "back", commands.previous), iconButton("next", "on", commands.next)],
    ),
    iconButton("overview", "overview", commands.overview),
    iconButton("captions", "captions", commands.captions, { ariaPressed: "false" }),
    iconButton("fullscreen", "fullscreen", commands.fullscreen),
    textButton("follow", "", { class: "primary follow", hidden: true }),
  ]);
}

/** Plays, on the lower edge of the cover, until something has played or the cover is left. */
function renderStart({ duration }: Timeline, words: PageWords): Element {
  return h("button", { type: "button", class: "start primary" }, [
    `${words.scripts.play} `,
    h("span", { class: "length" }, formatTimecode(duration)),
  ]);
}

/** Who made the episode, after what, and whose voice it is. */
function renderProvenance({ episode: { meta, media }, words }: PageContext): Element | undefined {
  const { source } = meta;
  const parts: (string | Element | undefined)[] = [
    creditsOf(meta, words),
    source &&
      h("span", [
        `${words.after} `,
        source.url ? h("a", { href: source.url, rel: "noopener" }, source.title) : source.title,
        ".",
      ]),
    media && (media.synthetic ? `${words.syntheticVoice} ${words.recorded}` : words.recorded),
  ];
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  const content = said.flatMap((part, index) => (index === 0 ? [part] : [" ", part]));
  return h("p", { class: "provenance", ...interfaceProperties(meta.language) }, content);
}

function renderDisclaimer({ episode: { meta } }: PageContext): Element | undefined {
  if (meta.disclaimer === undefined) return undefined;
  return h("footer", { class: "colophon" }, [h("p", meta.disclaimer)]);
}

/** The segments with their times; a script adds each one's picture and how far it has been heard. */
function renderChapters({ episode, timeline, words }: PageContext): Element {
  return h("nav", { class: "chapters", id: "chapters", ariaLabel: words.chapters }, [
    h(
      "ol",
      timeline.segments.map((segment, index) =>
        h("li", [
          h(
            "button",
            { type: "button", class: "plain", dataAction: "segment", dataSegment: segment.id },
            [
              h("span", {
                class: "chapter-picture thumb",
                ariaHidden: "true",
                dataPicture: pictureSlideOf(episode.segments[index])?.id,
              }),
              h("span", { class: "chapter-progress", ariaHidden: "true" }),
              h("span", { class: "chapter-title" }, segment.title),
              h("span", { class: "chapter-time" }, formatTimecode(segment.start)),
            ],
          ),
        ]),
      ),
    ),
  ]);
}

/** The control that keeps the sound for offline; hidden until a script knows that there is something to keep. */
function renderKeep(words: PageWords): Element {
  return h("div", { class: "keep", hidden: true }, [
    textButton("keep", words.keep),
    h("progress", { max: 1, value: 0, hidden: true, ariaLabel: words.keeping }),
    h("p", { class: "keep-status", role: "status" }),
  ]);
}

/**
 * What a link to the episode shows where it is shared. Crawlers take absolute addresses only, so without the site's
 * own there are words but no picture.
 *
 * @see https://ogp.me
 */
function renderShareTags(context: PageContext): Element[] {
  const { picture } = context;
  const { meta } = context.episode;
  const address = homeOf(context);
  const image =
    address !== undefined && picture ? `${address}${addressOf(picture.path)}` : undefined;
  const tags: [property: string, content: string | undefined][] = [
    ["og:type", "website"],
    ["og:title", meta.title],
    ["og:description", meta.description],
    ["og:site_name", meta.show],
    ["og:locale", meta.language.replaceAll("-", "_")],
    ["og:url", address],
    ["og:image", image],
    ["og:image:width", image && String(picture?.width)],
    ["og:image:height", image && String(picture?.height)],
    ["og:image:alt", image && meta.title],
  ];
  return [
    ...tags.flatMap(([property, content]) =>
      content === undefined ? [] : h("meta", { property, content }),
    ),
    h("meta", { name: "twitter:card", content: image ? "summary_large_image" : "summary" }),
    // Relative, so that it is known also where the site's address is not: the lock screen shows it.
    ...(picture ? [h("link", { rel: "image_src", href: addressOf(picture.path) })] : []),
    ...(address === undefined ? [] : [h("link", { rel: "canonical", href: address })]),
  ];
}
