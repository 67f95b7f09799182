import type { Browser } from "playwright-core";
import { serveFolder } from "../chromium/serve-folder.ts";

/** Leaves one slide of the print page, where the page begins. */
const ONE_SLIDE = `
  .paper-bar, .slide:not([data-taken]) { display: none !important; }
  main { display: block !important; gap: 0 !important; }
  .slide { margin: 0 !important; }
`;

export interface PictureOptions {
  /** Pixels of the picture for one of the slide's 1280×720. */
  readonly scale: number;
  readonly theme: "light" | "dark";
}

/** All on which pictures depend beside their page. */
export function picturesRecipe(options: PictureOptions): string {
  return JSON.stringify([options, ONE_SLIDE]);
}

/**
 * Takes a picture of each slide of a print page, in order; of each step, where the page shows those.
 *
 * @param folder of the finished site
 * @param path of the print page below it, with its query
 * @returns PNG files
 */
export async function takePictures(
  browser: Browser,
  folder: string,
  path: string,
  { scale, theme }: PictureOptions,
): Promise<Uint8Array[]> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  try {
    await page.goto(`${await serveFolder(page, folder)}/${path}`, { waitUntil: "load" });
    await page.addStyleTag({ content: ONE_SLIDE });
    await page.evaluate("document.fonts.ready");
    const slides = await page.$$("[data-slide]");
    const pictures: Uint8Array[] = [];
    for (const slide of slides) {
      await slide.evaluate((element) => element.toggleAttribute("data-taken", true));
      pictures.push(await page.screenshot({ type: "png", scale: "device" }));
      await slide.evaluate((element) => element.toggleAttribute("data-taken", false));
    }
    return pictures;
  } finally {
    await page.close();
  }
}
