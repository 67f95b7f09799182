import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { pictureSize } from "../../src/site/picture-size.ts";
import { temporaryProject } from "../cli/project.ts";

/** The beginning of a photo of 30×20 pixels that was taken with the camera on its side. */
const PHOTO = Buffer.from(
  "ffd8" +
    "ffe10022457869660000" +
    "4d4d002a00000008" +
    "0001011200030000000100060000" +
    "00000000" +
    "ffc0000b08" +
    "0014001e" +
    "01011100",
  "hex",
);

test.each<[name: string, content: string | Buffer, size: object | undefined]>([
  ["a.png", PNG.sync.write(new PNG({ width: 30, height: 20 })), { width: 30, height: 20 }],
  [
    "a.svg",
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30.4 20"/>',
    { width: 30, height: 20 },
  ],
  ["a.jpg", PHOTO, { width: 20, height: 30 }],
  ["b.png", "no picture", undefined],
])("%s has its size", async (name, content, size) => {
  const project = await temporaryProject({});
  await project.write({ [name]: content });
  expect(await pictureSize(`${project.folder}/${name}`)).toEqual(size);
});
