import { describe, expect, test } from "vitest";
import { NARRATION_PACE, scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline, type Sketch } from "./outline.ts";

test("is, word for word, what the contract says of timeline.json", () => {
  const sketch = outline(
    [
      ["cover", [0, 4]],
      ["list", [10, 6, 0, 3]],
    ],
    [["end", [undefined, 2]]],
  );
  expect(scheduleTimeline(sketch, 26)).toEqual({
    version: 1,
    episode: "talk",
    title: "A talk",
    duration: 26,
    segments: [
      { id: "segment-1", title: "Segment 1", start: 0, end: 22 },
      { id: "segment-2", title: "Segment 2", start: 22, end: 26 },
    ],
    slides: [
      { id: "cover", segment: "segment-1", title: "Slide cover", start: 0, end: 10, steps: 0 },
      { id: "list", segment: "segment-1", title: "Slide list", start: 10, end: 22, steps: 2 },
      { id: "end", segment: "segment-2", title: "Slide end", start: 22, end: 26, steps: 0 },
    ],
    cues: [
      cue("cover-1", "cover", 0, 0, 10, false, "word word word word"),
      cue("list-1", "list", 1, 10, 22, false, "word word word word word word"),
      cue("end-1", "end", 0, 22, 26, true, "word word"),
    ],
    steps: [
      { slide: "list", step: 1, start: 10 },
      { slide: "list", step: 2, start: 16 },
    ],
  });
});

function cue(
  id: string,
  slide: string,
  step: number,
  start: number,
  end: number,
  estimated: boolean,
  text: string,
) {
  return { id, slide, step, start, end, estimated, text };
}

/** Slides, the media's length if known, then every cue as [start, end], `~` before an estimated one. */
type Case = [what: string, slides: Sketch[], duration: number | undefined, cues: string];

const CASES: readonly Case[] = [
  [
    "written starts",
    [
      ["a", [0, 9], [5, 1]],
      ["b", [7.25, 3]],
    ],
    20,
    "0–5 5–7.25 7.25–20",
  ],
  ["shares by words", [["a", [0, 10], [undefined, 30], [20, 5]]], 25, "0–5 ~5–20 20–25"],
  [
    "shares across slides",
    [
      ["a", [0, 1]],
      ["b", [undefined, 1], [10, 1]],
    ],
    12,
    "0–5 ~5–10 10–12",
  ],
  ["fills up to the end", [["a", [0, 1], [undefined, 3]]], 8, "0–2 ~2–8"],
  ["no timecodes, known length", [["a", [undefined, 1], [undefined, 4]]], 10, "~0–2 ~2–10"],
  [
    "no timecodes, no length",
    [
      ["a", [undefined, 5]],
      ["b", [undefined, 10]],
    ],
    undefined,
    "~0–2 ~2–6",
  ],
  ["no length: the pace so far", [["a", [0, 10], [20, 5]]], undefined, "0–20 20–30"],
  ["no length: the pace after a jingle", [["a", [5, 10], [25, 5]]], undefined, "5–25 25–35"],
  ["a glance at a slide without notes", [["a", [0, 10]], ["b"], ["c", [8, 2]]], 10, "0–4 8–10"],
  ["first slide without notes", [["a"], ["b", [3, 2]]], 5, "3–5"],
  ["first cue estimated", [["a", [undefined, 2], [4, 2]]], 6, "~0–4 4–6"],
  ["a paragraph without words", [["a", [0, 0], [undefined, 0], [4, 1]]], 6, "0–2 ~2–4 4–6"],
  [
    "thirds, to the millisecond",
    [["a", [0, 1], [undefined, 1], [undefined, 1]]],
    1,
    "0–0.333 ~0.333–0.667 ~0.667–1",
  ],
  ["a start beyond the end", [["a", [0, 1], [30, 1]]], 20, "0–30 30–30"],
  ["two cues at once", [["a", [0, 1], [5, 1], [5, 1]]], 9, "0–5 5–5 5–9"],
];

describe("times cues", () => {
  test.each(CASES)("%s", (_what, slides, duration, expected) => {
    const { cues } = scheduleTimeline(outline(slides), duration);
    const shown = cues.map(({ start, end, estimated }) => `${estimated ? "~" : ""}${start}–${end}`);
    expect(shown.join(" ")).toBe(expected);
  });
});

/** Notes of one slide that lasts 10 s, then its steps as "step@start", and the step at each cue's start. */
const CLICKS: readonly [string, Sketch[], string, string][] = [
  ["leading", [["a", [0, 4, 0]]], "1@0", "1"],
  ["in mid-paragraph, in proportion", [["a", [0, 4, 1]]], "1@2.5", "0"],
  ["several in one paragraph", [["a", [0, 5, 0, 1, 4]]], "1@0 2@2 3@8", "1"],
  ["two at once", [["a", [0, 4, 0, 0]]], "1@0 2@0", "2"],
  ["after the last word, with that word", [["a", [0, 4, 4]]], "1@7.5", "0"],
  ["counted on through the paragraphs", [["a", [0, 2, 1], [5, 5, 0, 1]]], "1@2.5 2@5 3@6", "0 2"],
  ["in an estimated paragraph", [["a", [0, 3], [undefined, 2, 1]]], "1@8", "0 0"],
  [
    "counted anew on the next slide",
    [
      ["a", [0, 1, 0]],
      ["b", [5, 5, 1]],
    ],
    "1@0 1@6",
    "1 0",
  ],
  ["in a paragraph without words", [["a", [4, 0, 0]]], "1@4", "1"],
];

describe("times clicks", () => {
  test.each(CLICKS)("%s", (_what, slides, expected, atCues) => {
    const { steps, cues } = scheduleTimeline(outline(slides), 10);
    expect(steps.map(({ step, start }) => `${step}@${start}`).join(" ")).toBe(expected);
    expect(cues.map(({ step }) => step).join(" ")).toBe(atCues);
  });
});

test("shows the first slide while a jingle plays", () => {
  const { slides, segments, cues } = scheduleTimeline(
    outline([
      ["a", [6, 4]],
      ["b", [8, 4]],
    ]),
    10,
  );
  expect(slides.map(({ start, end }) => [start, end])).toEqual([
    [0, 8],
    [8, 10],
  ]);
  expect(segments[0]).toMatchObject({ start: 0, end: 10 });
  expect(cues[0]).toMatchObject({ start: 6, end: 8 });
});

test("gives a slide without notes the time of ten words", () => {
  const { slides } = scheduleTimeline(outline([["a", [0, 10]], ["b"], ["c", [10, 5]]]), 15);
  expect(slides.map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [5, 10],
    [10, 15],
  ]);
});

test("leaves out a segment without slides", () => {
  const { segments } = scheduleTimeline(outline([["a", [0, 1]]], [], [["b", [2, 1]]]), 4);
  expect(segments.map(({ id }) => id)).toEqual(["segment-1", "segment-3"]);
});

test("makes an empty timeline of an episode without slides", () => {
  const { duration, segments, slides, cues, steps } = scheduleTimeline(outline());
  expect({ duration, segments, slides, cues, steps }).toEqual({
    duration: 0,
    segments: [],
    slides: [],
    cues: [],
    steps: [],
  });
});

test("takes 150 words a minute where nothing else tells the pace", () => {
  expect(NARRATION_PACE).toBe(150);
  expect(scheduleTimeline(outline([["a", [undefined, 300]]])).duration).toBe(120);
});
