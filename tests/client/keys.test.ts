import { afterEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { bindKeys } from "../../src/client/ui/keys.ts";

const pressed: string[] = [];
bindKeys({ " ": () => pressed.push("space"), ArrowRight: () => pressed.push("right") });

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
    "<media-time-range tabindex='0' data-focus></media-time-range>",
    ["space"],
  ],
])("with focus on %s", async (_name, html, expected) => {
  focusOn(html);
  await userEvent.keyboard(" {ArrowRight}");
  expect(pressed).toEqual(expected);
});

test("a shortcut of the browser is left to it", async () => {
  focusOn("<main tabindex='-1' data-focus></main>");
  await userEvent.keyboard("{Control>}{ArrowRight}{/Control}{Alt>}{ArrowRight}{/Alt}");
  expect(pressed).toEqual([]);
});
