import type { Picture } from "./context.ts";

/** Pixels: what Open Graph's readers crop least. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** What stands for an episode in a shared link, and on a locked screen. */
export function pictureOf(id: string): Picture {
  return { path: `${id}-cover.png`, ...PICTURE_SIZE };
}
