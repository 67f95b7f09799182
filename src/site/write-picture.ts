import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SharedBrowser } from "../chromium/shared-browser.ts";
import { PICTURE_RECIPE, takePicture } from "../export/take-picture.ts";
import { pictureOf } from "../render/picture.ts";
import type { PrintCache } from "./print-cache.ts";

/**
 * Writes an episode's picture into a site; from the cache, when its print page has not changed since.
 *
 * @param folder of the site
 * @param cache of the episode's print page
 */
export async function writePicture(
  folder: string,
  id: string,
  browser: SharedBrowser,
  cache: PrintCache,
): Promise<void> {
  const picture = await cache.get("cover.png", PICTURE_RECIPE, async () =>
    takePicture(await browser.launch(), folder, `${encodeURIComponent(id)}/print/index.html`),
  );
  await writeFile(join(folder, id, pictureOf(id).path), picture);
}
