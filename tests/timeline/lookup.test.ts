import { expect, test } from "vitest";
import { cueOf, entryAt, indexAt, momentAt, startOf } from "../../src/timeline/lookup.ts";
import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline } from "./outline.ts";

/**
 * Seconds  0      2      6      8      10     12.5   13.75  20
 * Slide    a ──────────────────────────b ────────────c ─────┤
 * Cue      none   a-1 ──────────a-2 ───b-1 ──────────none
 * Step     0 ────────────1 ─────2 ─────0 ─────1 ─────0
 */
const timeline = scheduleTimeline(
  outline([["a", [2, 6, 4], [8, 2, 0]]], [["b", [10, 6, 4]], ["c"]]),
  20,
);

test("lies on the times that the table below is made for", () => {
  const starts = (entries: readonly { start: number }[]) => entries.map(({ start }) => start);
  expect(starts(timeline.slides)).toEqual([0, 10, 13.75]);
  expect(starts(timeline.steps)).toEqual([6, 8, 12.5]);
});

const MOMENTS: readonly (readonly [number, string, string, number, string | undefined])[] = [
  [-5, "segment-1", "a", 0, undefined],
  [0, "segment-1", "a", 0, undefined],
  [1.999, "segment-1", "a", 0, undefined],
  [2, "segment-1", "a", 0, "a-1"],
  [5.999, "segment-1", "a", 0, "a-1"],
  [6, "segment-1", "a", 1, "a-1"],
  [7.999, "segment-1", "a", 1, "a-1"],
  [8, "segment-1", "a", 2, "a-2"],
  [9.999, "segment-1", "a", 2, "a-2"],
  [10, "segment-2", "b", 0, "b-1"],
  [12.5, "segment-2", "b", 1, "b-1"],
  [13.75, "segment-2", "c", 0, undefined],
  [19.999, "segment-2", "c", 0, undefined],
  [20, "segment-2", "c", 0, undefined],
  [1e9, "segment-2", "c", 0, undefined],
];

test.each(MOMENTS)(
  "at %d s shows %s, slide %s, step %i, cue %s",
  (time, segment, slide, step, cue) => {
    const moment = momentAt(timeline, time);
    expect(moment?.segment.id).toBe(segment);
    expect(moment?.slide.id).toBe(slide);
    expect(moment?.step).toBe(step);
    expect(moment?.cue?.id).toBe(cue);
  },
);

test("shows nothing of an episode without slides", () => {
  expect(momentAt(scheduleTimeline(outline()), 0)).toBeUndefined();
});

test("shows the later of two cues that start at once", () => {
  const twice = scheduleTimeline(outline([["a", [0, 1], [5, 1], [5, 1]]]), 9);
  expect(momentAt(twice, 5)?.cue?.id).toBe("a-3");
});

test("shows a click after a slide's last word while the slide still does", () => {
  const trailing = scheduleTimeline(
    outline([
      ["a", [0, 4, 4]],
      ["b", [5, 1]],
    ]),
    9,
  );
  expect(trailing.steps).toEqual([{ slide: "a", step: 1, start: 3.75 }]);
  expect(momentAt(trailing, 4.9)).toMatchObject({ slide: { id: "a" }, step: 1 });
  expect(momentAt(trailing, 5)).toMatchObject({ slide: { id: "b" }, step: 0 });
});

test.each([
  [-1, -1],
  [0, 0],
  [9.999, 0],
  [10, 1],
  [13.75, 2],
  [99, 2],
])("at %d s the last slide that has begun is number %i", (time, index) => {
  expect(indexAt(timeline.slides, time)).toBe(index);
});

test.each([
  [-1, undefined],
  [0, "a"],
  [9.999, "a"],
  [10, "b"],
  [19.999, "c"],
  [20, undefined],
])("at %d s the interval is that of slide %s", (time, id) => {
  expect(entryAt(timeline.slides, time)?.id).toBe(id);
});

test("finds nothing in a gap between intervals", () => {
  const chapters = [
    { start: 1, end: 2 },
    { start: 3, end: 4 },
  ];
  expect([0, 1, 2, 3, 4].map((time) => entryAt(chapters, time)?.start)).toEqual([
    undefined,
    1,
    undefined,
    3,
    undefined,
  ]);
});

test.each([
  ["a", 0, 0],
  ["a", 1, 6],
  ["a", 2, 8],
  ["a", 3, 8],
  ["b", 0, 10],
  ["b", 1, 12.5],
  ["c", 1, 13.75],
  ["unknown", 0, undefined],
])("slide %s reaches step %i at %d s", (slide, step, start) => {
  expect(startOf(timeline, slide, step)).toBe(start);
});

test.each([
  ["a", 0, "a-1"],
  ["a", 1, "a-1"],
  ["a", 2, "a-2"],
  ["a", 3, "a-2"],
  ["b", 0, "b-1"],
  ["c", 0, undefined],
  ["unknown", 0, undefined],
])("slide %s at step %i has the cue %s", (slide, step, id) => {
  expect(cueOf(timeline, slide, step)?.id).toBe(id);
});

test("has the first of several cues of a step", () => {
  const two = scheduleTimeline(outline([["a", [0, 1], [5, 1], [7, 1, 0]]]), 9);
  expect(cueOf(two, "a", 0)?.id).toBe("a-1");
});
