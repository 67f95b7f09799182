import * as fc from "fast-check";
import { expect, test } from "vitest";
import { assemble, type Gap } from "../../src/narration/narrate.ts";
import { tone } from "./tone.ts";

test("starts clips after the pause that belongs to what they begin, on the next tenth of a second", () => {
  const { pcm, starts } = assemble([
    { pcm: tone(1.23), gap: "lead-in" },
    { pcm: tone(2), gap: "paragraph" },
    { pcm: tone(2.01), gap: "slide" },
    { pcm: tone(0.5), gap: "segment" },
  ]);
  expect(starts).toEqual([0.4, 2.2, 5.1, 8.8]);
  expect(pcm.length / 22_050).toBeCloseTo(8.8 + 0.5 + 0.8, 3);
});

test("starts a clip no earlier than its author wants it", () => {
  const { starts } = assemble([
    { pcm: tone(1), gap: "lead-in" },
    { pcm: tone(1), gap: "paragraph", notBefore: 5.25 },
    { pcm: tone(1), gap: "paragraph", notBefore: 2 },
  ]);
  expect(starts).toEqual([0.4, 5.3, 6.9]);
});

test("has nothing but its tail for no clips", () => {
  expect(assemble([]).starts).toEqual([]);
});

test("holds each clip unchanged, from exactly the sample that its start names, with at least the pause before it", () => {
  const pauses: Record<Gap, number> = { "lead-in": 0.4, paragraph: 0.55, slide: 0.9, segment: 1.6 };
  const gap = fc.constantFrom<Gap>("lead-in", "paragraph", "slide", "segment");
  const clip = fc.record({
    pcm: fc.integer({ min: 0, max: 5000 }).map((n) => new Int16Array(n).fill(7)),
    gap,
  });
  fc.assert(
    fc.property(fc.array(clip, { maxLength: 8 }), (clips) => {
      const { pcm, starts } = assemble(clips);
      let end = 0;
      for (const [index, { pcm: expected, gap: kind }] of clips.entries()) {
        const start = Math.round((starts[index] ?? 0) * 22_050);
        expect(Number(starts[index]?.toFixed(1))).toBe(starts[index]);
        expect(start - end).toBeGreaterThanOrEqual(Math.floor(pauses[kind] * 22_050));
        expect(start - end).toBeLessThan((pauses[kind] + 0.101) * 22_050);
        expect(pcm.subarray(start, start + expected.length)).toEqual(expected);
        end = start + expected.length;
      }
    }),
  );
});
