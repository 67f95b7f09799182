import type { Element } from "hast";
import { h } from "hastscript";
import type { PageWords } from "../../languages/languages.ts";
import type { PageContext } from "../context.ts";
import { addressOf } from "../files.ts";
import { pdfOf } from "../print/papers.ts";

/** What the list of episodes is made of, for one of them. */
export interface Listed extends Pick<PageContext, "pdf" | "picture"> {
  readonly episode: Pick<PageContext["episode"], "id"> & {
    readonly meta: {
      readonly title: string;
      readonly language: string;
      readonly show?: string | undefined;
      readonly date?: string | undefined;
    };
  };
  readonly timeline: Pick<PageContext["timeline"], "duration">;
}

/** The one that stands above the list, with what it shows and its chapters. */
export type Newest = Listed & Pick<PageContext, "episode" | "timeline">;

/** By their dates, and those without one as they come. If none has one, the last is the newest. */
export function newestFirst<Kind extends Pick<Listed, "episode">>(
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
