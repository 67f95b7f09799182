import type { ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { expect, test } from "vitest";
import { markSteps } from "../../src/parts/notes/html.ts";

/** The slide's notes have had two steps before. */
const mark = (step: number) => `<span class="step-mark" data-click="${step}">step</span>`;
const MARK = mark(3);
const TEXT = h("p", ["Stress ", h("em", "thins the"), " connections – and more."]);

test.each([
  { clicks: [], html: "<p>Stress <em>thins the</em> connections – and more.</p>" },
  { clicks: [0], html: `<p>${MARK} Stress <em>thins the</em> connections – and more.</p>` },
  { clicks: [2], html: `<p>Stress <em>thins ${MARK} the</em> connections – and more.</p>` },
  {
    clicks: [0, 0, 3],
    html: `<p>${mark(3)} ${mark(4)} Stress <em>thins the</em> ${mark(5)} connections – and more.</p>`,
  },
  // A dash is no word.
  { clicks: [4], html: `<p>Stress <em>thins the</em> connections – ${MARK} and more.</p>` },
  { clicks: [6], html: `<p>Stress <em>thins the</em> connections – and more.</p>${MARK}` },
])("clicks after $clicks words stand before the next one", ({ clicks, html }) => {
  const content: ElementContent[] = markSteps([TEXT], clicks, "step", 2);
  expect(toHtml(content)).toBe(html);
});

test("two paragraphs don't run into one word", () => {
  const content = markSteps([h("ul", [h("li", "one"), h("li", "two")])], [1], "step", 2);
  expect(toHtml(content)).toBe(`<ul><li>one</li><li>${MARK} two</li></ul>`);
});
