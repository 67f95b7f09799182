import { expect, test } from "vitest";
import * as timeline from "../../src/timeline/index.ts";

test("the public entry can schedule, look up, format and caption", () => {
  const talk = timeline.scheduleTimeline(
    {
      id: "talk",
      title: "Talk",
      segments: [
        {
          id: "part",
          title: "Part",
          slides: [
            {
              id: "one",
              title: "One",
              steps: 1,
              notes: [{ id: "one-1", text: "Two words.", words: 2, clicks: [1] }],
            },
          ],
        },
      ],
    },
    10,
  );
  expect(timeline.momentAt(talk, 5)).toMatchObject({ slide: { id: "one" }, step: 1 });
  expect(timeline.startOf(talk, "one", 1)).toBe(5);
  expect(timeline.positionAfter(talk, { slide: "one", step: 0 })).toEqual({
    slide: "one",
    step: 1,
  });
  expect(timeline.captionsOf(talk.cues)).toEqual([{ start: 0, end: 10, text: "Two words." }]);
  expect(timeline.formatTimecode(timeline.parseTimecode("03:12") ?? 0)).toBe("03:12");
});
