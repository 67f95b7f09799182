import type { Element } from "hast";
import { h } from "hastscript";
import type { PageWords } from "../../languages/languages.ts";
import type { PageContext } from "../context.ts";
import { addressOf } from "../files.ts";
import { pdfOf } from "../print/papers.ts";

/** What the list of episodes is made of, for one of them. */
export type Listed = Pick<PageContext, "episode" | "timeline" | "pdf" | "picture">;

/** By their dates, and those without one as they come. If none has one, the last is the newest. */
export function newestFirst<Kind extends Pick<PageContext, "episode">>(
  episodes: readonly Kind[],
): Kind[] {
  const dateOf = ({ episode }: Kind) => episode.meta.date ?? "";
  if (episodes.every((each) => dateOf(each) === ""))
    return [...episodes.slice(-1), ...episodes.slice(0, -1)];
  return episodes.toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)));
}

/** The address of an episode's Listen page, with its closing slash. */
export function folderOf({ episode: { id } }: Pick<Listed, "episode">): string {
  return `${encodeURIComponent(id)}/`;
}

/** How long an episode is, in minutes. */
export function lengthOf({ timeline }: Pick<Listed, "timeline">, words: PageWords): string {
  return words.minutes(Math.max(1, Math.round(timeline.duration / 60)));
}

/** What else there is of an episode: the talk, and paper. */
export function renderLinks(listed: Listed, words: PageWords): Element {
  const folder = folderOf(listed);
  const slides = folder + addressOf(pdfOf(listed.episode.id, "slides"));
  return h("span", { class: "links" }, [
    h("a", { href: `${folder}present/` }, words.present),
    listed.pdf ? h("a", { href: slides }, words.pdf) : undefined,
  ]);
}
