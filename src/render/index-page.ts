import { h } from "hastscript";
import { formatTimecode } from "../timeline/timecode.ts";
import type { Assets, PageContext } from "./context.ts";
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
              h("h2", [h("a", { href: `${id}/` }, meta.title)]),
              meta.description ? h("p", meta.description) : undefined,
              h("p", { class: "facts" }, [
                `${segments.length} segments · ${timeline.slides.length} slides · ${formatTimecode(timeline.duration)} · `,
                h("a", { href: `${id}/` }, "Listen"),
                " · ",
                h("a", { href: `${id}/present/` }, "Present"),
                ...(pdf ? [" · ", h("a", { href: `${id}/${id}-slides.pdf` }, "PDF")] : []),
              ]),
            ]),
          ),
        ),
      ]),
    ],
  });
}
