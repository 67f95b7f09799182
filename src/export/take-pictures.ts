import type { Browser, Page } from "playwright-core";
import { PICTURE_SIZE } from "../render/picture.ts";
import { withPrintPage } from "./print-page.ts";

/** Leaves one slide of the print page, where the page begins. */
const ONE_SLIDE = `
  .paper-bar, .slide:not([data-taken]) { display: none !important; }
  main { display: block !important; }
  .slide { margin: 0 !important; }
`;

/** That slide in the middle of a picture that is less wide. */
const AS_COVER = `
  .slide { position: fixed !important; inset: 0; margin: auto !important; zoom: ${PICTURE_SIZE.height / 720} !important; }
`;

export interface PictureOptions {
  /** Pixels of the picture for one of the slide's 1280×720. */
  readonly scale: number;
  readonly theme: "light" | "dark";
}

/** All on which pictures depend beside their page. */
export const PICTURES_RECIPE = JSON.stringify([ONE_SLIDE, AS_COVER, PICTURE_SIZE]);

/**
 * Takes a picture of each slide of a print page, in order; of each step, where the page shows those.
 *
 * @param folder of the finished site
 * @param path of the print page below it, with its query
 * @returns PNG files
 */
export function takePictures(
  browser: Browser,
  folder: string,
  path: string,
  { scale, theme }: PictureOptions,
): Promise<Uint8Array[]> {
  const options = {
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: scale,
    colorScheme: theme,
  };
  return withPrintPage(browser, folder, path, options, async (page) => {
    await page.addStyleTag({ content: ONE_SLIDE });
    const pictures: Uint8Array[] = [];
    for (const slide of await page.$$("[data-slide]")) pictures.push(await takeSlide(page, slide));
    return pictures;
  });
}

/** Takes the picture of a print page's first slide that stands for the episode where a link to it is shared: a PNG file. */
export function takeCover(browser: Browser, folder: string, path: string): Promise<Uint8Array> {
  const options = { viewport: PICTURE_SIZE, colorScheme: "light" } as const;
  return withPrintPage(browser, folder, path, options, async (page) => {
    await page.addStyleTag({ content: ONE_SLIDE + AS_COVER });
    const [first] = await page.$$("[data-slide]");
    if (!first) throw new Error(`The page ${path} lacks a slide`);
    return takeSlide(page, first);
  });
}

type Slide = Awaited<ReturnType<Page["$$"]>>[number];

async function takeSlide(page: Page, slide: Slide): Promise<Uint8Array> {
  await slide.evaluate((element) => element.toggleAttribute("data-taken", true));
  const picture = await page.screenshot({ type: "png" });
  await slide.evaluate((element) => element.toggleAttribute("data-taken", false));
  return picture;
}
