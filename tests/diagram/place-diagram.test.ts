import { expect, it } from "vitest";
import { placeDiagram } from "../../src/diagram/place-diagram.ts";

const SVG = `<svg role="img" aria-labelledby="cuedeck-diagram-id-1"><title id="cuedeck-diagram-id-1">cuedeck-diagram-id data-step="1"</title><marker id="cuedeck-diagram-id-2"/><path marker-end="url(#cuedeck-diagram-id-2)" class="fragment" data-step="2" data-fragment-index="1"/></svg>`;

it("gives ids and references those of the place, and leaves the text alone", () => {
  expect(placeDiagram(SVG, { id: "glutamate-1", firstStep: 1 })).toBe(
    `<svg role="img" aria-labelledby="glutamate-1-1"><title id="glutamate-1-1">cuedeck-diagram-id data-step="1"</title><marker id="glutamate-1-2"/><path marker-end="url(#glutamate-1-2)" class="fragment" data-step="2" data-fragment-index="1"/></svg>`,
  );
});

it("counts steps on from the slide's", () => {
  expect(placeDiagram(SVG, { id: "a", firstStep: 3 })).toContain(
    'data-step="4" data-fragment-index="3"',
  );
});

it("makes ids unique when one diagram stands twice", () => {
  const page =
    placeDiagram(SVG, { id: "a", firstStep: 1 }) + placeDiagram(SVG, { id: "b", firstStep: 1 });
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each([
  [SVG, false],
  ['<svg role="img"></svg>', true],
])("labels only a diagram without a title", (svg, labelled) => {
  const placed = placeDiagram(svg, { id: "a", firstStep: 1, label: 'Sleep & "rest"' });
  expect(placed.includes('aria-label="Sleep &#38; &#34;rest&#34;"')).toBe(labelled);
});

it("takes a title as it is written", () => {
  const place = { id: "a", firstStep: 1, label: "Who pays the '$'? $& more" };
  expect(placeDiagram('<svg role="img"></svg>', place)).toBe(
    `<svg aria-label="Who pays the '$'? $&#38; more" role="img"></svg>`,
  );
});
