import { imageSizeFromFile } from "image-size/fromFile";
import type { PictureSize } from "../markdown/rehype-images.ts";

/** The size of a picture as browsers show it; `undefined` for a file that has none, or that can't be read. */
export async function pictureSize(path: string): Promise<PictureSize | undefined> {
  const size = await imageSizeFromFile(path).catch(() => undefined);
  if (!size) return undefined;
  const [width, height] = [Math.round(size.width), Math.round(size.height)];
  // From 5 on, Exif's orientations lie on their side.
  return (size.orientation ?? 1) < 5 ? { width, height } : { width: height, height: width };
}
