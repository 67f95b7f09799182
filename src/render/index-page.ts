import { h } from "hastscript";
import { formatTimecode } from "../timeline/timecode.ts";
import { pageWords } from "../words/languages.ts";
import type { Assets, PageContext } from "./context.ts";
import { renderDocument } from "./document.ts";

/** `dist/index.html`: all episodes. */
export function renderIndexPage(
  episodes: readonly Pick<PageContext, "episode" | "timeline" | "pdf">[],
  assets: Assets,
): string {
  const language = episodes[0]?.episode.meta.language ?? "en";
  const words = pageWords(language);
  const show = episodes[0]?.episode.meta.show ?? words.episodes;
  return renderDocument({
    page: "index",
    title: show,
    language,
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
                `${words.segments(segments.length)} · ${words.slideCount(timeline.slides.length)} · ${formatTimecode(timeline.duration)} · `,
                h("a", { href: `${encodeURIComponent(id)}/` }, words.listen),
                " · ",
                h("a", { href: `${encodeURIComponent(id)}/present/` }, words.present),
                ...(pdf
                  ? [
                      " · ",
                      h(
                        "a",
                        { href: `${encodeURIComponent(id)}/${encodeURIComponent(id)}-slides.pdf` },
                        words.pdf,
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
