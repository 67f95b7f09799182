import type { PageContext } from "./context.ts";

type Whereabouts = Pick<PageContext, "site" | "episode">;

/** Where the Listen page is on the web, with its closing slash, when that is known. */
export function homeOf({ site, episode }: Whereabouts): string | undefined {
  return site && `${site}${encodeURIComponent(episode.id)}/`;
}

/** Where a moment is on the Listen page: outside the site, only an address in full leads anywhere. */
export function momentOf(context: Whereabouts, seconds: number): string | undefined {
  const home = homeOf(context);
  return home && `${home}?t=${seconds}`;
}
