import { expect, test } from "vitest";
import { writePodcastChapters } from "../../src/formats/podcast-chapters.ts";
import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline } from "../timeline/outline.ts";

test("writes a chapter a segment, in seconds", () => {
  const timeline = scheduleTimeline(outline([["a", [2.5, 4]]], [["b", [61.25, 4]]]), 90);
  expect(writePodcastChapters(timeline)).toBe(`{
  "version": "1.2.0",
  "title": "A talk",
  "chapters": [
    {
      "startTime": 0,
      "endTime": 61.25,
      "title": "Segment 1"
    },
    {
      "startTime": 61.25,
      "endTime": 90,
      "title": "Segment 2"
    }
  ]
}
`);
});
