import type { EpisodeMeta } from "../episode/meta.ts";
import type { PageWords } from "../languages/languages.ts";

/** Who made an episode, and when. */
export function creditsOf({ authors, date }: EpisodeMeta, words: PageWords): string | undefined {
  if (authors.length === 0) return undefined;
  return date === undefined
    ? words.by({ authors })
    : words.byOn({ authors, date: words.date(date) });
}
