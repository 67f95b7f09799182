import { beforeEach, expect, test } from "vitest";
import { type Captions, createCaptions } from "../../../src/pages/listen/player.ts";
import { TIMELINE } from "../../parts/notes/notes.ts";

let place: HTMLElement;
let captions: Captions;

beforeEach(() => {
  place = document.createElement("p");
  document.body.replaceChildren(place);
  captions = createCaptions(place, TIMELINE);
});

test("shows nothing until it is asked for", () => {
  captions.show(12);
  expect(captions.on).toBe(false);
  expect(place.hidden).toBe(true);
});

test("switched on, shows at once what is being said", () => {
  captions.show(12);
  captions.toggle();
  expect(captions.on).toBe(true);
  expect(place.hidden).toBe(false);
  expect(place.textContent).toBe("Marie Curie: Then more dopamine Ca2+ flows in");
  captions.toggle();
  expect(place.hidden).toBe(true);
});

test.each([
  [0, "All dopamine neurons fire."],
  [9.999, "All dopamine neurons fire."],
  [10, "Marie Curie: Then more dopamine Ca2+ flows in"],
  [30, ""],
])("at %d s says %j", (time, text) => {
  captions.toggle();
  captions.show(time);
  expect(place.textContent).toBe(text);
  expect(place.hidden).toBe(text === "");
});

test("is nothing to a screen reader, which has the notes", () => {
  expect(place.getAttribute("aria-hidden")).toBe("true");
});
