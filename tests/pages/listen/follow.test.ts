import { beforeEach, expect, test } from "vitest";
import { createFollow, type Follow, timeLeft } from "../../../src/pages/listen/follow.ts";
import { timeline } from "./timeline.ts";

let button: HTMLElement;
let play: HTMLElement;
let follow: Follow;

beforeEach(() => {
  document.body.innerHTML = "<button>Back</button><button>Play</button>";
  [button = document.body, play = document.body] = document.querySelectorAll<HTMLElement>("button");
  follow = createFollow(button, play);
});

test("is on at first, shown on the page, with nothing to come back to", () => {
  expect(document.documentElement.dataset["follow"]).toBe("on");
  expect(button.hidden).toBe(true);
});

test("tells each change once", () => {
  const told: boolean[] = [];
  follow.onChange((on) => told.push(on));
  follow.detach();
  follow.detach();
  follow.resume();
  follow.resume();
  expect(told).toEqual([false, true]);
});

test("the button that goes hands the focus on", () => {
  follow.detach();
  button.focus();
  follow.resume();
  expect(document.activeElement).toBe(play);
});

test("who has the focus elsewhere keeps it", () => {
  follow.detach();
  document.body.tabIndex = -1;
  document.body.focus();
  follow.resume();
  expect(document.activeElement).toBe(document.body);
});

test.each([
  ["until the next step", { playing: true, rate: 1 }, 10.1, 1, 1.9],
  ["which come sooner at a higher rate", { playing: true, rate: 2 }, 10, 1, 1],
  ["until the next slide", { playing: true, rate: 1 }, 12, 2, 8],
  ["none after a seek into a step", { playing: true, rate: 1 }, 10.5, 1, 0],
  ["none while it is paused", { playing: false, rate: 1 }, 10, 1, 0],
  ["any after the last change", { playing: true, rate: 1 }, 20, 0, Number.POSITIVE_INFINITY],
])("a change may take the seconds %s", (_what, clock, time, step, expected) => {
  const slide = { segment: "drowsy", title: "", start: 0, end: 20, steps: 2 };
  const steps = {
    ...timeline,
    slides: [
      { ...slide, id: "a" },
      { ...slide, id: "b", start: 20, end: 180 },
    ],
  };
  steps.steps = [
    { slide: "a", step: 1, start: 10 },
    { slide: "a", step: 2, start: 12 },
  ];
  const shown = { slide: time < 20 ? "a" : "b", step };
  expect(timeLeft(steps, clock, time, shown)).toBeCloseTo(expected, 6);
});
