import { expect, test } from "vitest";
import { isPicture, mediaType } from "../../src/episode/source-file.ts";

test.each([
  ["clip.MP4", "video/mp4"],
  ["a.constructor", "application/octet-stream"],
  ["__proto__", "application/octet-stream"],
])("%s is %s", (path, type) => {
  expect(mediaType(path)).toBe(type);
  expect(isPicture(path)).toBe(false);
});
