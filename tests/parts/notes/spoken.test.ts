import { beforeEach, expect, test } from "vitest";
import { createSpoken, type Spoken } from "../../../src/parts/notes/spoken.ts";
import type { Timeline, TimelineCue } from "../../../src/timeline/timeline.ts";

const LONG =
  "Glutamate then reaches a second kind of receptor, and there, in animals, the change begins. This is a leading idea.";

function cue(id: string, start: number, text: string): TimelineCue {
  return { id, slide: "one", step: 0, start, end: start + 10, estimated: false, text };
}

const TIMELINE: Timeline = {
  version: 1,
  episode: "talk",
  title: "The talk",
  duration: 30,
  segments: [{ id: "one", title: "One", start: 0, end: 30 }],
  slides: [{ id: "one", segment: "one", title: "One", start: 0, end: 30, steps: 0 }],
  cues: [cue("long", 0, LONG), cue("short", 10, "So far, rodents only."), cue("other", 20, LONG)],
  steps: [],
};

let spoken: Spoken;

beforeEach(() => {
  document.body.innerHTML = `<section id="notes">
    <div data-cue="long"><a class="cue-time" href="?t=0">00:00</a><p>Glutamate then reaches a <em>second
      kind</em> of receptor,<sup><a class="citation" href="#reference-1">1</a></sup> and there, in animals,
      the change begins. This is a leading idea.</p></div>
    <div data-cue="short"><p>So far, rodents only.</p></div>
    <div data-cue="other"><p>Glutamate then reaches $x$.</p></div></section>`;
  spoken = createSpoken(document.querySelector("section") ?? document.body, TIMELINE);
});

function underlined(): string {
  const ranges = Array.from(CSS.highlights.get("spoken") ?? []);
  return ranges.map(textOf).join("|");
}

/** A highlight's ranges may be of a kind that doesn't tell its text. */
function textOf({ startContainer, startOffset, endOffset }: AbstractRange): string {
  const text = startContainer.textContent ?? "";
  return text.slice(startOffset, endOffset).replaceAll(/\s+/g, " ");
}

test.each([
  [0, "Glutamate then reaches a|second kind|of receptor,"],
  [4.1, "Glutamate then reaches a|second kind|of receptor,"],
  [4.4, "and there, in animals, the change begins. This is a leading idea."],
  [9.9, "and there, in animals, the change begins. This is a leading idea."],
])("at %d s it underlines “%s”", (time, expected) => {
  const place = spoken.show(time);
  expect(underlined()).toBe(expected);
  expect(place?.toString().replaceAll(/\s+/g, " ")).toBe(expected.replaceAll("|", " "));
  expect(spoken.show(time)).toBeUndefined();
});

test("a note that is short is marked as a whole already", () => {
  spoken.show(1);
  spoken.show(12);
  expect(underlined()).toBe("");
});

test("a note that the page words differently is left alone", () => {
  spoken.show(21);
  expect(underlined()).toBe("");
});
