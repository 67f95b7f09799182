import { h } from "hastscript";
import { formatTimecode } from "../timeline/timecode.ts";
import type { Assets, PageContext } from "./context.ts";
import { count } from "./count.ts";
import { renderDocument } from "./document.ts";

/** `dist/index.html`: all episodes. */
export function renderIndexPage(
  episodes: readonly Pick<PageContext, "episode" | "timeline" | "pdf">[],
  assets: Assets,
): string {
  const show = episodes[0]?.episode.meta.show ?? "Episodes";
  return renderDocument({
    page: "index",
    title: show,
    language: episodes[0]?.episode.meta.language ?? "en",
    root: "",
    assets,
    body: [
      h("main", [
        h("h1", show),
        h(
          "ul",
          episodes.map(({ episode: { id, meta, segments }, timeline, pdf }) =>
            h("li", [
              h("h2", [h("a", { href: `${encodeURIComponent(id)}/` }, meta.title)]),
              meta.description ? h("p", meta.description) : undefined,
              h("p", { class: "facts" }, [
                `${count(segments.length, "segment")} · ${count(timeline.slides.length, "slide")} · ${formatTimecode(timeline.duration)} · `,
                h("a", { href: `${encodeURIComponent(id)}/` }, "Listen"),
                " · ",
                h("a", { href: `${encodeURIComponent(id)}/present/` }, "Present"),
                ...(pdf
                  ? [
                      " · ",
                      h(
                        "a",
                        { href: `${encodeURIComponent(id)}/${encodeURIComponent(id)}-slides.pdf` },
                        "PDF",
                      ),
                    ]
                  : []),
              ]),
            ]),
          ),
        ),
      ]),
    ],
  });
}
