import * as fc from "fast-check";
import type { TranscriptCue } from "../../src/formats/transcript.ts";

/** Texts of whole words, as notes have them; some look like what a format has a meaning for. */
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }) },
      fc.constantFrom(
        "-->",
        "--->",
        "<b>",
        "</v>",
        "<head",
        "<<i>",
        "{\\an8}",
        "{y:i}",
        "7",
        "&lt;",
      ),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((words) =>
    words
      .join(" ")
      .replaceAll(/[\s\0]+/g, " ")
      .trim(),
  )
  .filter((words) => words !== "");

/** What a transcript may hold: sorted, each with a length, to the millisecond. */
export const cues: fc.Arbitrary<TranscriptCue[]> = fc
  .array(
    fc.record({ pause: fc.nat(60_000), length: fc.integer({ min: 2000, max: 600_000 }), text }),
  )
  .map((parts) => {
    let time = 0;
    return parts.map(({ pause, length, text: said }) => {
      const start = time + pause;
      time = start + length;
      return { start: start / 1000, end: time / 1000, text: said };
    });
  });
