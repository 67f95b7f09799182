import { beforeEach, expect, test } from "vitest";
import { createFollow, type Follow } from "../../../src/pages/listen/follow.ts";

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
