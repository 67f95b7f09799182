import { expect, test } from "vitest";
import { drawSlide } from "../../../src/parts/deck/preview.ts";

test("a small slide keeps how much it was made smaller, and has nothing that leads elsewhere", () => {
  const slide = document.createElement("section");
  slide.innerHTML = '<a href="#/two">Two</a>';
  slide.id = "/one";
  slide.hidden = true;
  slide.style.cssText = "--fit: 0.8; display: block; top: 10px";
  const copy = drawSlide(slide);
  expect(copy.getAttribute("style")).toBe("--fit: 0.8;");
  expect([copy.id, copy.hidden, copy.inert]).toEqual(["", false, true]);
  expect(copy.querySelector("a")?.hasAttribute("href")).toBe(false);
});
