import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { isRemote } from "../episode/episode.ts";
import { isAbsolute } from "../episode/source-file.ts";
import type { CoverPicture, PageContext } from "./context.ts";

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  img: ["src"],
  video: ["src", "poster"],
  audio: ["src"],
  track: ["src"],
  a: ["href"],
};

/**
 * Makes the addresses of images, clips and linked files in `content` relative to a page.
 *
 * @param base from the page to the episode's files: `""` or `"../"`
 */
export function resolveFiles(content: Root, base: string): void {
  visit(content, "element", (node) => {
    for (const name of ATTRIBUTES[node.tagName] ?? []) {
      const address = node.properties[name];
      if (typeof address === "string") node.properties[name] = resolveFile(address, base);
    }
  });
}

/** As {@link resolveFiles}, for one address. */
export function resolveFile(address: string, base: string): string {
  // An absolute address, or a fragment.
  if (isAbsolute(address) || address.startsWith("#")) return address;
  const resolved = base + address.replace(/^(?:\.?\/)+/, "");
  // Of `./fig:1.pdf`, what is left would have a scheme.
  return isAbsolute(resolved) ? `./${resolved}` : resolved;
}

/**
 * The address of an episode's file, relative to its Listen page. Names may have characters that an address has to
 * encode, such as `talk #1.mp3`.
 *
 * @param source a path, or a URL, which stays as it is
 */
export function addressOf(source: string): string {
  return isRemote(source) ? source : source.split("/").map(encodeURIComponent).join("/");
}

type Whereabouts = Pick<PageContext, "site" | "episode">;

/** The Listen page's URL with its closing slash, if known. */
export function homeOf({ site, episode }: Whereabouts): string | undefined {
  return site && `${site}${encodeURIComponent(episode.id)}/`;
}

/** The URL of a moment on the Listen page, for use outside of the site. */
export function momentOf(context: Whereabouts, seconds: number): string | undefined {
  const home = homeOf(context);
  return home && `${home}?t=${seconds}`;
}

/** Pixels: the size that readers of Open Graph crop least. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** The picture of an episode for shared links and locked screens. */
export function pictureOf(id: string): CoverPicture {
  return { path: `${id}-cover.png`, ...PICTURE_SIZE };
}

/** The folder of the slides' pictures, beside an episode's pages. */
export const SLIDE_PICTURES = "slide-pictures";

/** The address of a slide's picture, relative to the Listen page. */
export function slidePictureOf(slide: string): string {
  return `${SLIDE_PICTURES}/${encodeURIComponent(slide)}.png`;
}
