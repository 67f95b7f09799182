import type { Element } from "hast";
import { h } from "hastscript";
import { isRemote, type Media } from "../episode/episode.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import type { PageContext } from "./context.ts";
import { renderDeck } from "./deck.ts";
import { renderDocument } from "./document.ts";
import { renderNotes, renderReferences } from "./notes.ts";
import { renderPlayer } from "./player.ts";
import { hasMath } from "./slide.ts";

/** `dist/<episode>/index.html`: the deck, the notes beside it, and a player that both follow. */
export function renderListenPage(context: PageContext): string {
  const { meta, media, id } = context.episode;
  return renderDocument({
    page: "listen",
    title: meta.show ? `${meta.title} · ${meta.show}` : meta.title,
    description: meta.description,
    language: meta.language,
    root: "../",
    assets: context.assets,
    math: hasMath(context),
    remoteMedia: isRemote(media?.source ?? ""),
    head: [
      h("link", { rel: "preload", href: "timeline.json", as: "fetch", crossOrigin: "anonymous" }),
    ],
    body: [
      h("a", { class: "skip", href: "#notes" }, "Skip to the notes"),
      h("header", { class: "top" }, [
        h("a", { class: "home", href: "../", ariaLabel: "All episodes" }, "←"),
        h("h1", meta.title),
        h("nav", { ariaLabel: "Episode" }, [
          h("a", { href: "present/" }, "Present"),
          context.pdf ? h("a", { href: `${encodeURIComponent(id)}-slides.pdf` }, "PDF") : undefined,
          h("button", { type: "button", dataAction: "theme" }, "Light or dark"),
        ]),
      ]),
      h("main", [
        h("div", { class: "stage" }, [
          h("div", { class: "screen" }, [renderDeck(context, "")]),
          h("div", { class: "under" }, [
            h("p", { class: "position" }, `Slide 1 of ${context.timeline.slides.length}`),
            h("div", { class: "turn" }, [
              h(
                "button",
                { type: "button", dataAction: "previous", ariaLabel: "Previous step" },
                "‹",
              ),
              h("button", { type: "button", dataAction: "next", ariaLabel: "Next step" }, "›"),
            ]),
            h(
              "button",
              { type: "button", class: "follow", dataAction: "follow", hidden: true },
              "Follow the audio",
            ),
          ]),
          renderChapters(context),
        ]),
        h("section", { class: "notes", id: "notes", ariaLabel: "Notes", tabIndex: -1 }, [
          media ? h("p", { class: "provenance" }, provenance(media)) : undefined,
          ...renderNotes(context, ""),
          renderReferences(context),
          renderColophon(context),
        ]),
      ]),
      ...(media ? [renderPlayer(media, meta.language)] : []),
    ],
  });
}

function provenance(media: Media): string {
  return media.synthetic
    ? "The voice is synthetic, and every time on this page is a time of this narration."
    : "Every time on this page is a time of this recording.";
}

function renderChapters({ timeline }: PageContext): Element {
  return h("nav", { class: "chapters", ariaLabel: "Chapters" }, [
    h(
      "ol",
      timeline.segments.map((segment) =>
        h("li", [
          h("button", { type: "button", dataAction: "segment", dataSegment: segment.id }, [
            h("span", { class: "chapter-title" }, segment.title),
            h("span", { class: "chapter-time" }, formatTimecode(segment.start)),
            h("span", { class: "chapter-progress" }),
          ]),
        ]),
      ),
    ),
  ]);
}

function renderColophon({ episode: { meta } }: PageContext): Element | undefined {
  const lines = [
    meta.disclaimer,
    meta.authors.length > 0
      ? `By ${meta.authors.join(", ")}${meta.date ? `, ${meta.date}` : ""}.`
      : undefined,
  ].filter((line) => line !== undefined);
  const source = meta.source && [
    "After: ",
    meta.source.url
      ? h("a", { href: meta.source.url, rel: "noopener" }, meta.source.title)
      : meta.source.title,
  ];
  if (lines.length === 0 && !source) return undefined;
  return h("footer", { class: "colophon" }, [
    ...lines.map((line) => h("p", line)),
    source ? h("p", source) : undefined,
  ]);
}
