import type { Browser } from "playwright-core";
import { serveFolder } from "../chromium/serve-folder.ts";
import { PICTURE_SIZE } from "../render/picture.ts";

/** Leaves the print page's first slide, in the middle of the picture. */
const FIRST_SLIDE_ONLY = `
  main { display: grid; place-items: center; width: ${PICTURE_SIZE.width}px; height: ${PICTURE_SIZE.height}px; overflow: hidden; }
  main > :not(:first-child) { display: none; }
  main > :first-child { zoom: ${PICTURE_SIZE.height / 720}; }
`;

const PAGE_OPTIONS = {
  viewport: PICTURE_SIZE,
  colorScheme: "light",
  reducedMotion: "reduce",
} as const;

/** All on which a picture depends beside its page: a picture taken otherwise is another. */
export const PICTURE_RECIPE = JSON.stringify([PAGE_OPTIONS, FIRST_SLIDE_ONLY]);

/**
 * Takes the picture of a print page's first slide that stands for the episode where a link to it is shared.
 *
 * @param folder of the finished site
 * @param path of the print page below it
 * @returns a PNG file
 */
export async function takePicture(
  browser: Browser,
  folder: string,
  path: string,
): Promise<Uint8Array> {
  const page = await browser.newPage(PAGE_OPTIONS);
  try {
    await page.goto(`${await serveFolder(page, folder)}/${path}`, { waitUntil: "load" });
    await page.addStyleTag({ content: FIRST_SLIDE_ONLY });
    await page.evaluate("document.fonts.ready");
    return await page.screenshot({ type: "png" });
  } finally {
    await page.close();
  }
}
