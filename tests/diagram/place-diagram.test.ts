import type { Element } from "hast";
import { s } from "hastscript";
import { expect, it } from "vitest";
import { placeDiagram } from "../../src/diagram/place-diagram.ts";

/** A drawing whose title holds what looks like an id and a step. */
const drawing = (id: string, step: string): Element =>
  s("svg", { role: "img", ariaLabelledBy: [`${id}-1`] }, [
    s("title", { id: `${id}-1` }, 'cuedeck-diagram-id data-step="1"'),
    s("marker", { id: `${id}-2` }),
    s("path", { markerEnd: `url(#${id}-2)`, dataStep: step }),
  ]);
const DRAWING = drawing("cuedeck-diagram-id", "2");
const UNTITLED = s("svg", { role: "img" });
const PLACE = { id: "tides-1", firstStep: 1, label: 'Sleep & "rest"' };

it("gives ids and references those of the place, and leaves the text alone", () => {
  expect(placeDiagram(DRAWING, PLACE)).toEqual(drawing("tides-1", "2"));
});

it("counts steps on from the slide's", () => {
  const placed = placeDiagram(DRAWING, { ...PLACE, firstStep: 3 });
  expect(placed).toEqual(drawing("tides-1", "4"));
});

it("leaves the drawing as it was, for its next place", () => {
  const before: Element = structuredClone(DRAWING);
  placeDiagram(DRAWING, { ...PLACE, firstStep: 3 });
  expect(DRAWING).toEqual(before);
});

it.each([
  ["is not", DRAWING, undefined],
  ["is", UNTITLED, 'Sleep & "rest"'],
])("a drawing %s labelled by its place when it has a title or none", (_what, drawing, label) => {
  expect(placeDiagram(drawing, PLACE).properties["ariaLabel"]).toBe(label);
});
