/// <reference types="vite/client" />
import { beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src/parts/ui/notices.css";
import { createNotices, type Notices } from "../../../src/parts/ui/notices.ts";

let container: HTMLElement;
let notices: Notices;

beforeEach(() => {
  document.body.innerHTML = `<div class="notices" role="status"></div>`;
  container = document.querySelector<HTMLElement>(".notices") ?? document.body;
  notices = createNotices(container);
});

const sentences = () =>
  Array.from(container.querySelectorAll(".notice-text"), ({ textContent }) => textContent);

test("says each sentence in the live region, in the order in which they came", async () => {
  notices.show("sound", "The sound waits.");
  notices.show("storage", "Nothing is kept.");
  expect(sentences()).toEqual(["The sound waits.", "Nothing is kept."]);
  await expect.element(page.getByRole("status")).toHaveTextContent("The sound waits.");
});

test("one sentence a key: the next takes its place", () => {
  notices.show("sound", "The sound waits.");
  notices.show("storage", "Nothing is kept.");
  notices.show("sound", "The sound is missing.");
  expect(sentences()).toEqual(["The sound is missing.", "Nothing is kept."]);
});

test("clears one and leaves the rest; empty, it takes no room", () => {
  notices.show("sound", "The sound waits.");
  notices.show("storage", "Nothing is kept.");
  notices.clear("sound");
  notices.clear("unheard of");
  expect(sentences()).toEqual(["Nothing is kept."]);
  notices.clear("storage");
  expect(container.getBoundingClientRect().height).toBe(0);
  expect(getComputedStyle(container).display).not.toBe("none");
});

test("its close button takes a sentence away, and says which", async () => {
  notices.show("sound", "The sound waits.");
  notices.show("storage", "Nothing is kept.");
  const close = page.getByRole("button", { name: "Close" }).nth(1);
  await expect.element(close).toHaveAccessibleDescription("Nothing is kept.");
  await userEvent.click(close);
  expect(sentences()).toEqual(["The sound waits."]);
});

test("an action runs once and takes its sentence away", async () => {
  const run = vi.fn();
  notices.show("place", "You were at 12:34.", [{ label: "Go on from there", run }]);
  await userEvent.click(page.getByRole("button", { name: "Go on from there" }));
  expect(run).toHaveBeenCalledOnce();
  expect(sentences()).toEqual([]);
});

test("an action may say something under its own key", async () => {
  const run = () => notices.show("sound", "It is still missing.");
  notices.show("sound", "The sound is missing.", [{ label: "Try again", run }]);
  await userEvent.click(page.getByRole("button", { name: "Try again" }));
  expect(sentences()).toEqual(["It is still missing."]);
});

const focused = () => document.activeElement?.textContent;
const again = [{ label: "Try again", run: () => {} }];

test("a focus in what goes moves to the next sentence, and then to the notes", () => {
  document.body.insertAdjacentHTML("beforeend", `<main class="notes" tabindex="-1">Notes</main>`);
  notices.show("sound", "The sound waits.");
  notices.show("time", "That is no time.", again);
  container.querySelector("button")?.focus();
  notices.clear("sound");
  expect(focused()).toBe("Try again");
  notices.clear("time");
  expect(focused()).toBe("Notes");
});

test("a focus in what is said anew stays in it; one elsewhere is left alone", () => {
  notices.show("sound", "The sound waits.");
  container.querySelector("button")?.focus();
  notices.show("sound", "The sound is missing.", again);
  expect(focused()).toBe("Try again");
  document.body.insertAdjacentHTML("beforeend", `<button>Play</button>`);
  document.body.querySelector<HTMLElement>(":scope > button")?.focus();
  notices.show("sound", "The sound waits.");
  notices.clear("sound");
  expect(focused()).toBe("Play");
});

test("text is text", () => {
  notices.show("time", "“<b>12</b>” is no time.");
  expect(sentences()).toEqual(["“<b>12</b>” is no time."]);
});

test("buttons are large enough to hit, also on a narrow page", async () => {
  await page.viewport(320, 480);
  notices.show("sound", "The connection broke, and the sound with it.", [
    { label: "Try again", run: () => {} },
  ]);
  for (const button of container.querySelectorAll("button")) {
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
