import type { Element } from "hast";
import { h } from "hastscript";
import { direction, type PageWords } from "../../languages/languages.ts";
import { placePicture } from "../../picture/place-picture.ts";
import { firstImage } from "../chapter-picture.ts";
import { speaks } from "../document.ts";
import { resolveFile } from "../files.ts";
import { folderOf, lengthOf, type Newest, renderLinks } from "./listed-html.ts";

export interface HeroOptions {
  readonly words: PageWords;
  /** Of the page. */
  readonly language: string;
  /** Whether the show has no other episode. */
  readonly isOnly: boolean;
}

/** The newest episode, large: what it is called and about, how long it is, and a link that plays it. */
export function renderHero(listed: Newest, { words, language, isOnly }: HeroOptions): Element {
  const { episode, timeline } = listed;
  const { meta, media, segments } = episode;
  const folder = folderOf(listed);
  const spoken = speaks(language);
  const slides = { count: timeline.slides.length };
  const news = [isOnly ? undefined : words.newest, meta.date && words.date(meta.date)].filter(
    Boolean,
  );
  return h("article", { class: ["hero", isOnly ? "only" : ""], lang: meta.language }, [
    renderCover(listed),
    h("div", { class: "hero-text", dir: direction(meta.language) }, [
      news.length > 0 ? h("p", { class: "news", ...spoken }, news.join(" · ")) : undefined,
      h("h2", [h("a", { href: folder }, meta.title)]),
      meta.description ? h("p", { class: "description" }, meta.description) : undefined,
      h("div", { class: "start", ...spoken }, [
        media
          ? h("a", { class: "play", href: `${folder}?play` }, words.scripts.play)
          : h("a", { class: "play still", href: folder }, words.open),
        h("p", { class: "facts" }, [
          `${lengthOf(listed, words)} · ${words.segments({ count: segments.length })}`,
          h("br"),
          media ? words.slidesWithSound(slides) : words.slideCount(slides),
          " ",
          renderLinks(listed, words),
        ]),
      ]),
    ]),
  ]);
}

/** The picture on the episode's cover; without one the hero is a plain ground. */
function renderCover(listed: Newest): Element | undefined {
  const { id, segments } = listed.episode;
  const cover = segments[0]?.slides[0];
  const image = cover && firstImage(cover.content);
  if (!image) return undefined;
  const { src, dataDrawing } = image.properties;
  const drawing = dataDrawing === undefined ? undefined : cover.drawings[Number(dataDrawing)];
  const place = { id: `${id}-cover`, firstStep: 1, label: cover.title };
  const content = drawing
    ? placePicture({ wide: drawing.picture.wide }, place).map((svg) => {
        svg.properties["preserveAspectRatio"] = "xMaxYMid slice";
        return svg;
      })
    : [h("img", { src: resolveFile(String(src), folderOf(listed)), alt: "" })];
  return h("div", { class: "hero-picture", ariaHidden: "true" }, content);
}
