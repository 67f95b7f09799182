import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { isRemote } from "../episode/episode.ts";
import type { PageContext, Picture } from "./context.ts";

const ATTRIBUTES: Readonly<Record<string, string>> = {
  img: "src",
  video: "src",
  audio: "src",
  a: "href",
};

/**
 * Lets the images and clips of `content`, and the files that it links to, be found from a page.
 *
 * @param base from the page to the episode's files: `""` or `"../"`
 */
export function resolveFiles(content: Root, base: string): void {
  visit(content, "element", (node) => {
    const name = ATTRIBUTES[node.tagName];
    const address = name === undefined ? undefined : node.properties[name];
    if (name !== undefined && typeof address === "string")
      node.properties[name] = resolveFile(address, base);
  });
}

/** As {@link resolveFiles}, for one address. */
export function resolveFile(address: string, base: string): string {
  // With a scheme, of another host, or on the page itself.
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(address)) return address;
  return base + address.replace(/^(?:\.?\/)+/, "");
}

/**
 * The address of an episode's file, seen from the episode's page: a name may hold what in an address means something
 * else, as `talk #1.mp3` does.
 *
 * @param source a path, or an address as it is
 */
export function addressOf(source: string): string {
  return isRemote(source) ? source : source.split("/").map(encodeURIComponent).join("/");
}

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

/** Pixels: what Open Graph's readers crop least. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** What stands for an episode in a shared link, and on a locked screen. */
export function pictureOf(id: string): Picture {
  return { path: `${id}-cover.png`, ...PICTURE_SIZE };
}

/** The folder of the slides' pictures, beside an episode's pages. */
export const SLIDE_PICTURES = "slide-pictures";

/** The address of a slide's picture, seen from the episode's page. */
export function slidePictureOf(slide: string): string {
  return `${SLIDE_PICTURES}/${encodeURIComponent(slide)}.png`;
}
