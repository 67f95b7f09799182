import { expect, test } from "vitest";
import { findSlides } from "../../../src/parts/talk/jump.ts";
import type { Timeline } from "../../../src/timeline/timeline.ts";

const TITLES = ["Welcome", "10 reasons", "The brake on the brake", "Brakes, explained", "Café 2"];
const timeline: Timeline = {
  version: 1,
  episode: "talk",
  title: "A talk",
  duration: 50,
  segments: [],
  slides: TITLES.map((title, index) => ({
    id: String(index),
    segment: "s",
    title,
    start: index * 10,
    end: index * 10 + 10,
    steps: 0,
  })),
  cues: [],
  steps: [],
};

test.each([
  ["", TITLES],
  ["3", ["The brake on the brake"]],
  // The slide of that number first, then what has it in its title.
  ["2", ["10 reasons", "Café 2"]],
  ["brake", ["Brakes, explained", "The brake on the brake"]],
  [" CAFE ", ["Café 2"]],
  ["0", ["10 reasons"]],
  ["99", []],
  ["nothing", []],
])("“%s” finds %j", (text, found) => {
  expect(findSlides(timeline, text).map(({ title }) => title)).toEqual(found);
});
