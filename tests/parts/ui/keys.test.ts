import { afterEach, expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import { bindCommands, openKeySheet } from "../../../src/parts/ui/commands.ts";

const pressed: string[] = [];
bindCommands({
  play: { keys: [" "], run: () => void pressed.push("space") },
  pause: { keys: ["k"], run: () => void pressed.push("k") },
  next: { keys: ["ArrowRight"], run: () => void pressed.push("right") },
});

afterEach(() => {
  pressed.length = 0;
  document.body.replaceChildren();
});

function focusOn(html: string): void {
  document.body.innerHTML = html;
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}

test.each([
  ["the page", "<main tabindex='-1' data-focus></main>", ["space", "right"]],
  ["a text field", "<input data-focus>", []],
  ["a button, which Space presses", "<button data-focus>Go</button>", ["right"]],
  [
    "the bar, which arrows move",
    "<media-time-range tabindex='0' data-action='seek' data-focus></media-time-range>",
    ["space"],
  ],
  ["a link, which Space does not press", "<a href='#x' data-focus>00:10</a>", ["space", "right"]],
  [
    "the notes, which go up and down",
    "<section id='notes' tabindex='-1' data-focus></section>",
    ["space", "right"],
  ],
  ["code, which goes sideways", "<pre tabindex='0' data-focus></pre>", ["space"]],
])("with focus on %s", async (_name, html, expected) => {
  focusOn(html);
  await userEvent.keyboard(" {ArrowRight}");
  expect(pressed).toEqual(expected);
});

test.each([
  { what: "Caps Lock", key: "K", code: "KeyK" },
  { what: "a Cyrillic layout", key: "л", code: "KeyK" },
  { what: "a French layout, where it lies elsewhere", key: "k", code: "KeyX" },
])("a letter is found with $what", ({ key, code }) => {
  focusOn("<main tabindex='-1' data-focus></main>");
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true }));
  expect(pressed).toEqual(["k"]);
});

test("in a right-to-left page time still runs from left to right", async () => {
  document.documentElement.dir = "rtl";
  bindCommands({
    earlier: { keys: ["ArrowLeft"], run: () => void pressed.push("earlier"), isAlongTime: true },
  });
  document.documentElement.dir = "";
  focusOn("<main tabindex='-1' data-focus></main>");
  await userEvent.keyboard("{ArrowLeft}");
  expect(pressed).toEqual(["earlier"]);
});

test("a dialog keeps them, also where the focus is behind it", async () => {
  focusOn("<dialog><p>Text</p></dialog>");
  document.querySelector("dialog")?.showModal();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", bubbles: true }));
  expect(pressed).toEqual([]);
});

test("a shortcut of the browser is left to it", async () => {
  focusOn("<main tabindex='-1' data-focus></main>");
  await userEvent.keyboard("{Control>}{ArrowRight}{/Control}{Alt>}{ArrowRight}{/Alt}");
  expect(pressed).toEqual([]);
});

test("a key that is held down turns on, and starts nothing twice", () => {
  focusOn("<main tabindex='-1' data-focus></main>");
  for (const key of [" ", "ArrowRight"]) {
    for (const repeat of [false, true, true]) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, repeat, bubbles: true, cancelable: true }),
      );
    }
  }
  expect(pressed).toEqual(["space", "right", "right", "right"]);
});

test("from right to left, arrow keys are swapped, but for those along an axis of time", () => {
  document.documentElement.dir = "rtl";
  onTestFinished(() => void (document.documentElement.dir = ""));
  const run = () => {};
  openKeySheet(
    {
      next: { keys: ["ArrowRight"], run },
      later: { keys: ["ArrowRight"], run, isAlongTime: true },
    },
    { next: "Next slide", later: "Later" },
  );
  const rows = Array.from(document.querySelectorAll("dl > div"), (row) => row.textContent);
  expect(rows).toEqual(["← Next slide", "→ Later"]);
});
