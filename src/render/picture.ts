import type { Picture } from "./context.ts";

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
