import * as fc from "fast-check";
import { expect, test } from "vitest";
import { momentAt } from "../../src/timeline/lookup.ts";
import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import type { Interval, Timeline } from "../../src/timeline/timeline.ts";
import { outline, type Sketch } from "./outline.ts";

/** Notes as [seconds after the last written start or none, words, clicks]; starts never fall, as checks see to. */
const note = fc
  .tuple(
    fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: undefined }),
    fc.integer({ min: 0, max: 80 }),
    fc.array(fc.nat({ max: 80 }), { maxLength: 4 }),
  )
  .map(([wait, words, clicks]) => {
    const within = clicks.map((click) => Math.min(click, words)).toSorted((a, b) => a - b);
    return { wait, words, clicks: within };
  });
const episode = fc.array(fc.array(fc.array(note, { maxLength: 5 }), { maxLength: 5 }), {
  maxLength: 4,
});
const duration = fc.option(fc.integer({ min: 0, max: 3_600_000 }), { nil: undefined });

const timelines = fc.tuple(episode, duration).map(([segments, length]) => {
  let now = 0;
  let slides = 0;
  const sketches = segments.map((segment) =>
    segment.map((notes): Sketch => {
      slides += 1;
      const cues = notes.map(({ wait, words, clicks }) => {
        if (wait !== undefined) now += wait;
        return [wait === undefined ? undefined : now / 1000, words, ...clicks] as const;
      });
      return [`s${slides}`, ...cues];
    }),
  );
  return scheduleTimeline(outline(...sketches), length === undefined ? undefined : length / 1000);
});

function always(name: string, check: (timeline: Timeline) => void): void {
  test(name, () => {
    fc.assert(fc.property(timelines, check), { numRuns: 300 });
  });
}

const starts = (entries: readonly { start: number }[]) => entries.map(({ start }) => start);

always("every list is sorted by start, and no interval ends before it starts", (timeline) => {
  const { segments, slides, cues, steps } = timeline;
  for (const list of [segments, slides, cues, steps]) {
    expect(starts(list)).toEqual(starts(list).toSorted((a, b) => a - b));
  }
  for (const { start, end } of [...segments, ...slides, ...cues]) {
    expect(end).toBeGreaterThanOrEqual(start);
  }
});

function expectNoGaps(intervals: readonly Interval[], start: number, end: number): void {
  expect(starts(intervals)).toEqual([start, ...intervals.slice(0, -1).map((each) => each.end)]);
  expect(intervals.at(-1)?.end).toBe(end);
}

always("slides and segments fill the whole episode without a gap", (timeline) => {
  if (timeline.slides.length === 0) return;
  expectNoGaps(timeline.slides, 0, timeline.duration);
  expectNoGaps(timeline.segments, 0, timeline.duration);
});

always(
  "cues fill their slide without a gap, but for a jingle before the very first",
  (timeline) => {
    for (const [index, slide] of timeline.slides.entries()) {
      const cues = timeline.cues.filter((cue) => cue.slide === slide.id);
      const [first] = cues;
      if (!first) continue;
      if (index > 0) expect(first.start).toBe(slide.start);
      expectNoGaps(cues, first.start, slide.end);
    }
  },
);

always("every cue lies in its slide, and every slide in its segment", (timeline) => {
  const inside = (inner: Interval, outer: Interval | undefined) => {
    expect(inner.start).toBeGreaterThanOrEqual(outer?.start ?? Infinity);
    expect(inner.end).toBeLessThanOrEqual(outer?.end ?? -Infinity);
  };
  for (const cue of timeline.cues) {
    inside(
      cue,
      timeline.slides.find(({ id }) => id === cue.slide),
    );
  }
  for (const slide of timeline.slides) {
    inside(
      slide,
      timeline.segments.find(({ id }) => id === slide.segment),
    );
  }
});

always("a slide's steps count up one by one, within it and not beyond its number", (timeline) => {
  for (const slide of timeline.slides) {
    const steps = timeline.steps.filter((step) => step.slide === slide.id);
    expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.length).toBeLessThanOrEqual(slide.steps);
    for (const { start } of steps) {
      expect(start).toBeGreaterThanOrEqual(slide.start);
      expect(start).toBeLessThanOrEqual(slide.end);
    }
    const atCues = timeline.cues.filter((cue) => cue.slide === slide.id).map(({ step }) => step);
    expect(atCues).toEqual(atCues.toSorted((a, b) => a - b));
  }
});

/** What shows at a time, by its definition: go through everything in order, and let each later start win. */
function scan({ segments, slides, steps, cues }: Timeline, time: number) {
  const last = <Entry extends { start: number }>(list: readonly Entry[]) =>
    list.findLast(({ start }) => start <= time);
  const slide = last(slides) ?? slides[0];
  if (!slide) return undefined;
  const cue = last(cues);
  return {
    segment: (last(segments) ?? segments[0])?.id,
    slide: slide.id,
    step: last(steps.filter((step) => step.slide === slide.id))?.step ?? 0,
    cue: cue?.slide === slide.id ? cue.id : undefined,
  };
}

test("momentAt finds at any time what a look at every entry finds", () => {
  const times = fc.array(fc.double({ min: -10, max: 4000, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(timelines, times, (timeline, random) => {
      const edges = [
        ...starts(timeline.slides),
        ...starts(timeline.steps),
        ...starts(timeline.cues),
      ];
      for (const time of [...random, ...edges]) {
        const moment = momentAt(timeline, time);
        const found = moment && {
          segment: moment.segment.id,
          slide: moment.slide.id,
          step: moment.step,
          cue: moment.cue?.id,
        };
        expect(found).toEqual(scan(timeline, time));
      }
    }),
  );
});
