import { expect, test } from "vitest";
import { chaptersOf, chaptersWithPictures } from "../../src/formats/chapters.ts";
import { readChaptersJson, writeChaptersJson } from "../../src/formats/chapters-json.ts";
import { scheduleTimeline } from "../../src/timeline/schedule.ts";
import { outline } from "../timeline/outline.ts";
import { chaptersJsonFaults } from "./schemas/validate.ts";
import { file, lines } from "./source.ts";

const TIMELINE = scheduleTimeline(outline([["a", [2.5, 4]]], [["b", [61.25, 4]]]), 90);

test("writes a chapter a segment, in seconds", () => {
  expect(writeChaptersJson({ title: "A talk", chapters: chaptersOf(TIMELINE) })).toBe(`{
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

test("writes a silent chapter a slide after its segment's, with its picture", () => {
  const chapters = chaptersWithPictures(TIMELINE, (slide) => `${slide}.png`);
  const { chapters: written } = JSON.parse(writeChaptersJson({ chapters }));
  expect(written).toEqual([
    { startTime: 0, endTime: 61.25, title: "Segment 1", img: "a.png" },
    { startTime: 0, endTime: 61.25, title: expect.any(String), img: "a.png", toc: false },
    { startTime: 61.25, endTime: 90, title: "Segment 2", img: "b.png" },
    { startTime: 61.25, endTime: 90, title: expect.any(String), img: "b.png", toc: false },
  ]);
});

const about = { title: "A talk", author: "Lee", podcastName: "Radio", description: "Of two." };

test("writes what the specification allows", () => {
  const chapters = chaptersWithPictures(TIMELINE, (slide) => `${slide}.png`);
  const text = writeChaptersJson({ ...about, chapters });
  expect(chaptersJsonFaults(text)).toEqual([]);
  expect(chaptersJsonFaults(text.replace('"toc": false', '"toc": "no"'))).toEqual([
    "/chapters/1/toc must be boolean",
  ]);
});

test("reads what it writes", async () => {
  const chapters = chaptersWithPictures(TIMELINE, (slide) => `https://example.org/${slide}.png`);
  const { value, problems } = await readChaptersJson(
    file(writeChaptersJson({ ...about, chapters })),
  );
  expect(problems).toEqual([]);
  expect(value).toEqual({ ...about, chapters });
});

test("reads what others write: no ends, no titles, unknown keys, any order, a byte order mark", async () => {
  const text = `\uFEFF{ "version": "1.2.0", "waypoints": true, "chapters": [
    { "startTime": 94.5, "img": "a.jpg", "location": { "name": "Paris", "geo": "geo:1,2" }, "toc": false },
    { "startTime": 0, "title": "Intro", "url": "https://example.org" } ] }`;
  const { value, problems } = await readChaptersJson(file(text));
  expect(problems).toEqual([]);
  expect(value?.chapters).toEqual([
    { start: 0, title: "Intro", url: "https://example.org" },
    { start: 94.5, image: "a.jpg", silent: true },
  ]);
});

test.each<[what: string, text: string, expected: string[]]>([
  [
    "a text that is no JSON",
    '{\n  "version": ,\n}',
    ["2:14 error Unexpected JSON, expected it to parse: Unexpected `,` found."],
  ],
  [
    "a text that begins an object twice",
    '{{ "version": "1.2.0" }}',
    ["1:2 error Unexpected JSON, expected it to parse: Unexpected `{` found."],
  ],
  [
    "a list",
    "[]",
    [
      "1:1 error Unexpected missing key `version`, expected a value for it",
      "1:1 error Unexpected missing key `chapters`, expected a value for it",
    ],
  ],
  [
    "no list of chapters",
    '{ "version": "1.2.0" }',
    ["1:1 error Unexpected missing key `chapters`, expected a value for it"],
  ],
  [
    "a time that is a text, and one below 0",
    '{ "version": "1",\n "chapters": [\n  { "startTime": "1:20" },\n  { "startTime": -1 } ] }',
    [
      '3:18 error Unexpected "1:20" as `chapters.0.startTime`, expected seconds, 0 or more',
      "4:18 error Unexpected -1 as `chapters.1.startTime`, expected seconds, 0 or more",
    ],
  ],
  [
    "depth without an end",
    "[".repeat(200_000),
    ["1:1 error Unexpected JSON, expected it to parse: it is nested too deep"],
  ],
])("says of %s what is wrong, and where", async (_what, text, expected) => {
  const { value, problems } = await readChaptersJson(file(text));
  expect(value).toBeUndefined();
  expect(lines(problems)).toEqual(expected);
});
