import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withBrowser } from "../browser/with-browser.ts";
import type { SlidePicture } from "../formats/format.ts";
import { pictureOf, SLIDE_PICTURES } from "../pages/files.ts";
import { paperAddress } from "../pages/print/papers.ts";
import {
  type PictureOptions,
  PICTURES_RECIPE,
  type SlideState,
  takeCover,
  takePictures,
} from "../paper/print-page.ts";
import type { PrintSite } from "./print-site.ts";

export interface SlidePicturesOptions extends PictureOptions {
  /** Whether each step has a picture of its own. */
  readonly steps?: boolean;
}

/** A picture of each slide, or of each step, in order. Pictures of slides that have not changed come from the cache. */
export async function slidePictures(
  { folder, episode, cache, browser }: PrintSite,
  { steps = false, scale, theme }: SlidePicturesOptions,
): Promise<SlidePicture[]> {
  const path = paperAddress(episode.id, "slides", { theme });
  const recipe = `${PICTURES_RECIPE} ${path} ${scale}`;
  const states = episode.segments
    .flatMap(({ slides }) => slides)
    .flatMap((slide): SlideState[] =>
      steps
        ? Array.from({ length: slide.steps + 1 }, (_, step) => ({ slide: slide.id, step }))
        : [{ slide: slide.id, step: slide.steps }],
    );
  const kindOf = ({ slide, step }: SlideState) => `${slide}-${step}.png`;
  const known = new Map<SlideState, Uint8Array>();
  for (const state of states) {
    const bytes = await cache.ofSlide(state.slide).read(kindOf(state), recipe);
    if (bytes) known.set(state, bytes);
  }
  const missing = states.filter((state) => !known.has(state));
  if (missing.length > 0) {
    const taken = await withBrowser(browser, (browser) =>
      takePictures({ browser, folder, path }, missing, { scale, theme }),
    );
    for (const [index, state] of missing.entries()) {
      const bytes = taken[index];
      if (!bytes) throw new Error(`There is no picture of slide ${state.slide}`);
      await cache.ofSlide(state.slide).write(kindOf(state), recipe, bytes);
      known.set(state, bytes);
    }
  }
  return states.flatMap((state): SlidePicture[] => {
    const bytes = known.get(state);
    return bytes ? [{ ...state, bytes }] : [];
  });
}

/** The picture of a link to the episode that is shared: a PNG file, from the cache if its slide has not changed. */
export async function coverPicture(
  { folder, episode, cache, browser }: PrintSite,
  theme: PictureOptions["theme"],
): Promise<Uint8Array> {
  const cover = episode.segments[0]?.slides[0];
  if (!cover) throw new Error(`Episode ${episode.id} has no slide`);
  const path = paperAddress(episode.id, "slides", { theme });
  const all = { slide: cover.id, step: cover.steps };
  return cache
    .ofSlide(cover.id)
    .get("cover.png", `${PICTURES_RECIPE} ${path}`, () =>
      withBrowser(browser, (browser) => takeCover({ browser, folder, path }, all, theme)),
    );
}

/** Writes the pictures to which an episode's pages and chapters link. */
export async function writePictures(site: PrintSite): Promise<void> {
  const { id } = site.episode;
  const home = join(site.folder, id);
  const theme = "light";
  await writeFile(join(home, pictureOf(id).path), await coverPicture(site, theme));
  const pictures = await slidePictures(site, { scale: 1, theme });
  await mkdir(join(home, SLIDE_PICTURES), { recursive: true });
  for (const { slide, bytes } of pictures)
    await writeFile(join(home, SLIDE_PICTURES, `${slide}.png`), bytes);
}
