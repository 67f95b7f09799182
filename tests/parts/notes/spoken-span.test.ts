import { expect, test } from "vitest";
import { spokenSpan } from "../../../src/parts/notes/selection.ts";
import { TIMELINE } from "./notes.ts";

/** In `a` a word takes 2.5 s, in `b` 10/6 s, in `c` 2.5 s. */
test.each<[name: string, from: [string, number], to: [string, number], expected: unknown]>([
  ["a whole cue", ["a", 0], ["a", 4], { start: 0, end: 10 }],
  ["words within one", ["a", 1], ["a", 3], { start: 2.5, end: 7.5 }],
  ["tenths, outwards", ["b", 1], ["b", 2], { start: 11.6, end: 13.4 }],
  ["words of several", ["a", 3], ["c", 1], { start: 7.5, end: 22.5 }],
  ["no more than the cue has", ["c", 3], ["c", 99], { start: 27.5, end: 30 }],
  ["nothing between a place and itself", ["a", 2], ["a", 2], undefined],
  ["nothing in an unknown cue", ["x", 0], ["a", 2], undefined],
])("times %s", (_name, [from, before], [to, through], expected) => {
  const span = spokenSpan(TIMELINE.cues, { cue: from, words: before }, { cue: to, words: through });
  expect(span).toEqual(expected);
});

test("never begins before its cue, whose start may fall between two tenths", () => {
  const cues = TIMELINE.cues.map((cue) => ({
    ...cue,
    start: cue.start + 0.06,
    end: cue.end + 0.06,
  }));
  const span = spokenSpan(cues, { cue: "b", words: 0 }, { cue: "b", words: 6 });
  expect(span).toEqual({ start: 10.06, end: 20.06 });
});
