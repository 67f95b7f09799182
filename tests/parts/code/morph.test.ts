import { beforeEach, expect, test } from "vitest";
import { morph } from "../../../src/parts/code/morph.ts";

beforeEach(() => {
  document.body.innerHTML = `<div class="magic-move" style="display: grid">
    <pre style="grid-area: 1 / 1"><span data-word="1">a</span> <span data-word="2">b</span></pre>
    <pre style="grid-area: 1 / 1" data-step="2"><span data-word="3">c</span>
<span data-word="1">a</span></pre>
  </div>`;
  for (const word of document.querySelectorAll<HTMLElement>("[data-word]"))
    word.style.display = "inline-block";
});

/** The words that move or fade, and whether they have got there. */
function moving(): string[] {
  return document.getAnimations().flatMap(({ effect, playState }) => {
    const target = effect instanceof KeyframeEffect ? effect.target : null;
    return target instanceof HTMLElement && target.dataset["word"] !== undefined
      ? [`${target.textContent} ${playState}`]
      : [];
  });
}

const LONG = Number.POSITIVE_INFINITY;

test("moves what both blocks have, and fades the rest", () => {
  morph(document.body, 1, 2, LONG);
  expect(moving().toSorted()).toEqual(["a running", "b running", "c running"]);
});

test("moves nothing when a step changes only its lines", () => {
  morph(document.body, 0, 1, LONG);
  expect(moving()).toEqual([]);
});

test("moves nothing where time is short", () => {
  morph(document.body, 1, 2, 0.4);
  expect(moving()).toEqual([]);
});

test("is at its end when the next change comes", () => {
  morph(document.body, 1, 2, LONG);
  morph(document.body, 2, 1, 0.1);
  expect(moving()).toEqual([]);
});
