import type { Browser, Page } from "playwright-core";
import { PICTURE_SIZE } from "../pages/files.ts";
import { withPrintPage } from "./print-page.ts";

/** Shows only one slide, at the top of the print page. */
const ONE_SLIDE = `
  .paper-bar, .slide:not([data-taken]) { display: none !important; }
  main { display: block !important; }
  .slide { margin: 0 !important; }
`;

/** Scales that slide to the width of the cover, which is less high: the slide is cropped at top and bottom. */
const AS_COVER = `
  .slide { position: fixed !important; inset: -100vh 0; margin: auto !important; zoom: ${PICTURE_SIZE.width / 1280} !important; }
`;

export interface PictureOptions {
  /** Pixels of the picture for one of the slide's 1280×720. */
  readonly scale: number;
  readonly theme: "light" | "dark";
}

/** Everything on which pictures depend besides their page. */
export const PICTURES_RECIPE = JSON.stringify([ONE_SLIDE, AS_COVER, PICTURE_SIZE]);

/** A slide at one of its steps; at the last, all of it is shown. */
export interface SlideState {
  readonly slide: string;
  readonly step: number;
}

/**
 * Takes pictures of slides of a print page.
 *
 * @param folder of the finished site
 * @param path of the print page below it, with its query
 * @returns a PNG file for each of the states, in their order
 * @throws if a slide is not on the page
 */
export function takePictures(
  browser: Browser,
  folder: string,
  path: string,
  states: readonly SlideState[],
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
    for (const state of states) pictures.push(await takeSlide(page, state));
    return pictures;
  });
}

/** Takes the picture of a link to the episode that is shared: a PNG file of one slide. */
export function takeCover(
  browser: Browser,
  folder: string,
  path: string,
  state: SlideState,
  theme: PictureOptions["theme"],
): Promise<Uint8Array> {
  const options = { viewport: PICTURE_SIZE, colorScheme: theme };
  return withPrintPage(browser, folder, path, options, async (page) => {
    await page.addStyleTag({ content: ONE_SLIDE + AS_COVER });
    return takeSlide(page, state);
  });
}

async function takeSlide(page: Page, { slide, step }: SlideState): Promise<Uint8Array> {
  const element = page.locator(`[data-slide="${slide}"]`);
  await element.evaluate((section, shown) => {
    section.toggleAttribute("data-taken", true);
    for (const part of section.querySelectorAll("[data-step]"))
      part.toggleAttribute("data-later", Number(part.getAttribute("data-step")) > shown);
  }, step);
  const picture = await page.screenshot({ type: "png" });
  await element.evaluate((section) => section.toggleAttribute("data-taken", false));
  return picture;
}
