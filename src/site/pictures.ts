import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SharedBrowser } from "../chromium/shared-browser.ts";
import type { Episode } from "../episode/episode.ts";
import { picturesRecipe, takePictures, type PictureOptions } from "../export/take-pictures.ts";
import { paperQuery } from "../render/papers.ts";
import { SLIDE_PICTURES } from "../render/picture.ts";
import type { PrintCache } from "./print-cache.ts";

export interface SlidePicturesOptions extends PictureOptions {
  readonly browser: SharedBrowser;
  /** Of the episode's print page. */
  readonly cache: PrintCache;
  /** Whether each step has a picture of its own. */
  readonly steps?: boolean;
}

/** Pictures of an episode's slides. */
export interface SlidePicture {
  readonly slide: string;
  /** Of the last one, all that the slide shows. */
  readonly step: number;
  /** A PNG file. */
  readonly bytes: Uint8Array;
}

/**
 * A picture of each slide, or of each step, in order. Those that were taken before from the same page come from the
 * cache.
 *
 * @param folder of a site with all its pages
 */
export async function slidePictures(
  folder: string,
  { id, segments }: Episode,
  { browser, cache, steps = false, scale, theme }: SlidePicturesOptions,
): Promise<SlidePicture[]> {
  const query = paperQuery("slides", { theme, steps });
  const recipe = picturesRecipe({ scale, theme }) + query;
  let taken: Promise<Uint8Array[]> | undefined;
  const takeAll = async () =>
    takePictures(
      await browser.launch(),
      folder,
      `${encodeURIComponent(id)}/print/index.html${query}`,
      {
        scale,
        theme,
      },
    );
  const wanted = segments
    .flatMap(({ slides }) => slides)
    .flatMap((slide) =>
      steps
        ? Array.from({ length: slide.steps + 1 }, (_, step) => ({ slide: slide.id, step }))
        : [{ slide: slide.id, step: slide.steps }],
    );
  const pictures: SlidePicture[] = [];
  for (const [index, picture] of wanted.entries()) {
    const bytes = await cache.get(`${index}.png`, recipe, async () => {
      taken ??= takeAll();
      return (await taken)[index] ?? new Uint8Array();
    });
    pictures.push({ ...picture, bytes });
  }
  return pictures;
}

/** Writes the slides' pictures into a site, where its chapters expect them. */
export async function writeSlidePictures(
  folder: string,
  episode: Episode,
  options: Pick<SlidePicturesOptions, "browser" | "cache">,
): Promise<void> {
  const target = join(folder, episode.id, SLIDE_PICTURES);
  await mkdir(target, { recursive: true });
  for (const { slide, bytes } of await slidePictures(folder, episode, {
    ...options,
    scale: 1,
    theme: "light",
  }))
    await writeFile(join(target, `${slide}.png`), bytes);
}
