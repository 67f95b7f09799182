import type { Element } from "hast";
import { s } from "hastscript";
import { expect, it } from "vitest";
import { placePicture } from "../../src/picture/place-picture.ts";

/** A drawing whose title holds what looks like an id and a step. */
const drawing = (id: string, step: string): Element =>
  s("svg", { role: "img", ariaLabelledBy: [`${id}-1`] }, [
    s("title", { id: `${id}-1` }, 'cuedeck-picture-id data-step="1"'),
    s("marker", { id: `${id}-2` }),
    s("path", { markerEnd: `url(#${id}-2)`, dataStep: step }),
  ]);
const DRAWING = drawing("cuedeck-picture-id", "2");
const UNTITLED = s("svg", { role: "img" });
const placeWide = (wide: Element, place: typeof PLACE) => placePicture({ wide }, place)[0];
const PLACE = { id: "tides-1", firstStep: 1, label: 'Sleep & "rest"' };

it("gives ids and references those of the place, and leaves the text alone", () => {
  expect(placeWide(DRAWING, PLACE)).toEqual(drawing("tides-1", "2"));
});

it("counts steps on from the slide's", () => {
  const placed = placeWide(DRAWING, { ...PLACE, firstStep: 3 });
  expect(placed).toEqual(drawing("tides-1", "4"));
});

it("leaves the drawing as it was, for its next place", () => {
  const before: Element = structuredClone(DRAWING);
  placeWide(DRAWING, { ...PLACE, firstStep: 3 });
  expect(DRAWING).toEqual(before);
});

it.each([
  ["is not", DRAWING, undefined],
  ["is", UNTITLED, 'Sleep & "rest"'],
])("a drawing %s labelled by its place when it has a title or none", (_what, drawing, label) => {
  expect(placeWide(drawing, PLACE)?.properties["ariaLabel"]).toBe(label);
});

it("lets the tall one of two stand beside the wide one, with ids of its own", () => {
  const svg = (classes: string, id: string) =>
    s("svg", { class: classes, ariaLabel: "Tides" }, [s("g", { id, dataStep: "1" })]);
  const picture = { wide: svg("", "cuedeck-picture-id-1"), tall: svg("", "cuedeck-picture-id-1") };
  expect(placePicture(picture, PLACE)).toEqual([
    svg("wide", "tides-1-1"),
    svg("tall", "tides-1t-1"),
  ]);
});

it("lets the tall one refer to what the wide one repeats and says, too, but for what paints", () => {
  const token = "cuedeck-picture-id";
  const svg = (own: string, parts: Element[]) =>
    s("svg", { ariaLabel: "Tides", ariaDescribedBy: [`${token}-d1`] }, [
      s("desc", { id: `${token}-d1` }, "High water"),
      s("defs", parts),
      s("use", { href: `#${token}-${own}` }),
    ]);
  const shape = (id: string) => s("path", { id: `${token}-${id}`, d: "M0 0h9" });
  const [, tall] = placePicture(
    {
      wide: svg("1", [shape("1"), s("pattern", { id: `${token}-2` })]),
      tall: svg("2", [s("pattern", { id: `${token}-1` }), shape("2")]),
    },
    PLACE,
  );
  expect(tall).toEqual(
    s("svg", { class: "tall", ariaLabel: "Tides", ariaDescribedBy: ["tides-1-d1"] }, [
      s("defs", [s("pattern", { id: "tides-1t-1" })]),
      s("use", { href: "#tides-1-1" }),
    ]),
  );
});

it("fades out with the step after what shows until a step", () => {
  const wide = s("svg", { ariaLabelledBy: ["t"] }, [
    s("g", { dataUntil: "1" }, [s("path", { dataStep: "1" })]),
    s("g", { dataStep: "2", dataUntil: "3" }),
  ]);
  expect(placeWide(wide, { ...PLACE, firstStep: 3 })).toEqual(
    s("svg", { ariaLabelledBy: ["t"] }, [
      s("g", { class: "fade-out", dataStep: "4" }, [s("g", [s("path", { dataStep: "3" })])]),
      s("g", { class: "fade-out", dataStep: "6" }, [s("g", { dataStep: "4" })]),
    ]),
  );
});
