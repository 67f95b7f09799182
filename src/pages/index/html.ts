import type { Element } from "hast";
import { h } from "hastscript";
import { direction, type PageWords, pageWords } from "../../languages/languages.ts";
import type { PublishedTheme } from "../../themes/publish-theme.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { pictureSlideOf } from "../chapter-picture.ts";
import type { Assets, PageServer } from "../context.ts";
import { renderDocument, speaks } from "../document.ts";
import { addressOf, slidePictureOf } from "../files.ts";
import { renderHero } from "./hero-html.ts";
import { folderOf, lengthOf, type Listed, type Newest, renderLinks } from "./listed-html.ts";

/**
 * `dist/index.html`: the newest episode, and below it all others, or its chapters if there is no other; each in its own
 * language. The interface is in the newest one's. The page is named after the show, if all have it in common.
 *
 * @param others by their dates
 */
export function renderIndexPage(
  newest: Newest | undefined,
  others: readonly Listed[],
  assets: Assets,
  theme: PublishedTheme,
  server?: PageServer,
): string {
  const language = newest?.episode.meta.language ?? "en";
  const words = pageWords(language);
  const [show, ...otherShows] = new Set(
    [...(newest ? [newest] : []), ...others].map(({ episode }) => episode.meta.show),
  );
  const title = otherShows.length === 0 && show !== undefined ? show : words.episodes;
  const isOnly = others.length === 0;
  return renderDocument({
    page: "index",
    title,
    language,
    root: "",
    assets,
    theme,
    server,
    body: [
      h("header", [h("h1", title)]),
      h("main", [
        newest && renderHero(newest, { words, language, isOnly }),
        newest && isOnly ? renderChapters(newest, words, language) : undefined,
        isOnly ? undefined : renderOthers(others, words, language),
      ]),
    ],
  });
}

function renderChapters(listed: Newest, words: PageWords, pageLanguage: string): Element {
  const { episode, timeline, picture } = listed;
  const folder = folderOf(listed);
  const chapters = timeline.segments.map(({ id, title, start }, index) => {
    const slide = pictureSlideOf(episode.segments.find((segment) => segment.id === id));
    return h("li", [
      h("a", { href: `${folder}?t=${start}` }, [
        picture && slide
          ? h("img", { ...LATER, ...SLIDE_SIZE, src: folder + slidePictureOf(slide.id) })
          : h("span", { class: "stand-in", ariaHidden: "true" }, String(index + 1)),
        h("span", { class: "time" }, formatTimecode(start)),
        h("span", { class: "title", lang: episode.meta.language }, title),
      ]),
    ]);
  });
  return h("section", { class: "chapters", ...speaks(pageLanguage) }, [
    h("h2", words.inThisEpisode),
    h("ol", chapters),
  ]);
}

function renderOthers(others: readonly Listed[], words: PageWords, pageLanguage: string): Element {
  return h("section", { class: "others", ...speaks(pageLanguage) }, [
    h("h2", words.moreEpisodes),
    h(
      "ul",
      others.map((listed) => renderCard(listed, words, pageLanguage)),
    ),
  ]);
}

/** Where there is no picture, the title stands in its place. */
function renderCard(listed: Listed, words: PageWords, pageLanguage: string): Element {
  const { episode, picture } = listed;
  const { title, language } = episode.meta;
  const folder = folderOf(listed);
  return h("li", { lang: language, dir: direction(language) }, [
    h("h3", [
      h("a", { href: folder }, [
        picture
          ? h("img", {
              ...LATER,
              src: folder + addressOf(picture.path),
              width: picture.width,
              height: picture.height,
            })
          : undefined,
        h("span", { class: picture ? "title" : "stand-in" }, title),
      ]),
    ]),
    h("p", { class: "facts", ...speaks(pageLanguage) }, [
      `${lengthOf(listed, words)} `,
      renderLinks(listed, words),
    ]),
  ]);
}

/** Of a picture that may be far down the page, beside which a title says the same. */
const LATER = { alt: "", loading: "lazy" } as const;

/** Pixels. */
const SLIDE_SIZE = { width: 1280, height: 720 } as const;
