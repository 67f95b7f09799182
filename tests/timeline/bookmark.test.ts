import { expect, test } from "vitest";
import { readBookmark, writeBookmark } from "../../src/timeline/position.ts";

const SLIDES = ["cover", "für-alle", "2"];

test("reveal.js's own hash is read too, where no slide has such a name", () => {
  expect(readBookmark("#/1", SLIDES)).toEqual({ slide: "für-alle", step: 0 });
  expect(readBookmark("#/2", SLIDES)).toEqual({ slide: "2", step: 0 });
  expect(readBookmark("#/7", SLIDES)).toBeUndefined();
});

test.each([
  [{ slide: "cover", step: 0 }, "#/cover"],
  [{ slide: "cover", step: 3 }, "#/cover/3"],
  [{ slide: "für-alle", step: 1 }, "#/f%C3%BCr-alle/1"],
])("%o is %s, and is read back", (position, hash) => {
  expect(writeBookmark(position)).toBe(hash);
  expect(readBookmark(hash, SLIDES)).toEqual(position);
});

test.each(["", "#", "#t=75.5", "#/", "#/a/b", "#/a/1/2", "#/%E0%A4%A"])(
  "%s is no place in a talk",
  (hash) => {
    expect(readBookmark(hash, SLIDES)).toBeUndefined();
  },
);
