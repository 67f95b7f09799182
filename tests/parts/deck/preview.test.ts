import { expect, test } from "vitest";
import { drawSlide, openOverview } from "../../../src/parts/deck/preview.ts";
import type { Timeline } from "../../../src/timeline/timeline.ts";

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

test("a key that is pressed before a closed overview is gone is the page's", () => {
  const timeline: Timeline = {
    version: 1,
    episode: "talk",
    title: "Talk",
    duration: 20,
    segments: [],
    slides: ["one", "two"].map((id, index) => ({
      id,
      segment: "part",
      title: id,
      steps: 0,
      start: index * 10,
      end: index * 10 + 10,
    })),
    cues: [],
    steps: [],
  };
  openOverview(timeline, { position: { slide: "two", step: 0 }, slides: new Map() }, () => {});
  /** @returns whether the overview has used it */
  const press = (key: string) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    return document.activeElement?.dispatchEvent(event) === false;
  };
  expect(document.activeElement?.getAttribute("data-pick")).toBe("two");
  expect(press("Home")).toBe(true);
  expect(document.activeElement?.getAttribute("data-pick")).toBe("one");
  expect(press("o")).toBe(true);
  expect(press("End")).toBe(false);
});
