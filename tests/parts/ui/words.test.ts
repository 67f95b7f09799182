import { afterEach, expect, test } from "vitest";
import { speakEpisode, speakInterface } from "../../../src/parts/ui/words.ts";

const { documentElement } = document;
afterEach(() => {
  documentElement.lang = "";
  documentElement.dir = "";
});

test("what shows the episode within the interface's words is in the episode's language", () => {
  documentElement.lang = "ar-EG";
  documentElement.dir = "rtl";
  const [panel, slide] = [document.createElement("div"), document.createElement("div")];
  speakInterface(panel);
  speakEpisode(slide);
  expect([panel.lang, panel.dir]).toEqual(["en", "ltr"]);
  expect([slide.lang, slide.dir]).toEqual(["ar-EG", "rtl"]);
});
