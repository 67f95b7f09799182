import { afterEach, beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { createEnlarge } from "../../../src/pages/listen/stage.ts";
import type { Deck } from "../../../src/parts/deck/deck.ts";

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";

const dialog = () => document.querySelector("dialog");

/** One slide, which nobody turns. */
function deckOf(slide: HTMLElement): Deck {
  return {
    position: { slide: "one", step: 0 },
    slides: new Map([["one", slide]]),
    show() {},
    next() {},
    previous() {},
    replace() {},
    onMove() {},
  };
}

function find(selector: string): HTMLElement {
  return document.querySelector<HTMLElement>(selector) ?? document.body;
}

function enlargeOf(slide: HTMLElement): { open(): void } {
  return createEnlarge({
    deck: deckOf(slide),
    screen: find("main"),
    button: find("button"),
    notes: find("#notes"),
  });
}

beforeEach(() => {
  document.body.innerHTML = `<button data-action="enlarge"></button><main class="screen"><section></section></main>
    <section id="notes"><p>A note</p><img alt="A scan" src="${PIXEL}" width="40" height="40">
    <a href="#elsewhere"><img alt="A link" src="${PIXEL}" width="40" height="40"></a></section>`;
  enlargeOf(find("main section"));
});
afterEach(() => dialog()?.close());

test("an image in the notes enlarges, though its slide has none", async () => {
  await userEvent.click(document.querySelector('img[alt="A scan"]') ?? document.body);
  expect(dialog()?.querySelector("img")?.alt).toBe("A scan");
  expect(document.querySelector<HTMLElement>("[data-action]")?.hidden).toBe(true);
});

test("an image that is a link is one, and a note's words are no picture", async () => {
  await userEvent.click(document.querySelector('img[alt="A link"]') ?? document.body);
  await userEvent.click(document.querySelector("#notes p") ?? document.body);
  expect(dialog()).toBeNull();
});

test("of a picture in two formats the one enlarges that shows, without a table that nobody sees", () => {
  const slide = find("main section");
  slide.innerHTML = `<div class="diagram"><svg class="wide" style="display: none"></svg><svg class="tall"></svg>
    <div class="sr-only"><table><tbody></tbody></table></div></div>`;
  enlargeOf(slide).open();
  const shown = Array.from(dialog()?.querySelector(".enlarged")?.children ?? []);
  expect(shown.map(({ classList }) => classList.value)).toEqual(["tall"]);
});
