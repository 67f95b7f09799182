import type { Element } from "hast";
import { h } from "hastscript";
import { pageWords } from "../../languages/languages.ts";
import type { PublishedTheme } from "../../themes/publish-theme.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Assets, PageContext, PageServer } from "../context.ts";
import { direction, renderDocument, speaks } from "../document.ts";
import { addressOf } from "../files.ts";
import { pdfOf } from "../print/papers.ts";

type Listed = Pick<PageContext, "episode" | "timeline" | "pdf">;

/**
 * `dist/index.html`: all episodes, each in its own language, below the show's name if they have it in common. The
 * interface is in the first episode's language.
 */
export function renderIndexPage(
  episodes: readonly Listed[],
  assets: Assets,
  theme: PublishedTheme,
  server?: PageServer,
): string {
  const language = episodes[0]?.episode.meta.language ?? "en";
  const words = pageWords(language);
  const [show, ...others] = new Set(episodes.map(({ episode }) => episode.meta.show));
  const title = others.length === 0 && show !== undefined ? show : words.episodes;
  return renderDocument({
    page: "index",
    title,
    language,
    root: "",
    assets,
    theme,
    server,
    body: [
      h("main", [
        h("h1", title),
        h(
          "ul",
          episodes.map((listed) => renderEpisode(listed, language)),
        ),
      ]),
    ],
  });
}

function renderEpisode(
  { episode: { id, meta, segments }, timeline, pdf }: Listed,
  pageLanguage: string,
): Element {
  const words = pageWords(pageLanguage);
  const folder = `${encodeURIComponent(id)}/`;
  const counts = [
    words.segments({ count: segments.length }),
    words.slideCount({ count: timeline.slides.length }),
    formatTimecode(timeline.duration),
  ];
  return h("li", { lang: meta.language, dir: direction(meta.language) }, [
    h("h2", [h("a", { href: folder }, meta.title)]),
    meta.description ? h("p", meta.description) : undefined,
    h("p", { class: "facts", ...speaks(pageLanguage) }, [
      `${counts.join(" · ")} · `,
      h("a", { href: folder }, words.listen),
      " · ",
      h("a", { href: `${folder}present/` }, words.present),
      ...(pdf ? [" · ", h("a", { href: folder + addressOf(pdfOf(id, "slides")) }, words.pdf)] : []),
    ]),
  ]);
}
