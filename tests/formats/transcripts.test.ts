import * as fc from "fast-check";
import { expect, test } from "vitest";
import { writeTranscriptHtml } from "../../src/formats/transcript-html.ts";
import { readTranscriptJson, writeTranscriptJson } from "../../src/formats/transcript-json.ts";
import { cues as anyCues } from "./cues.ts";
import { file, lines } from "./source.ts";

test("writes JSON as the podcast namespace has it", () => {
  const cues = [{ id: "a-1", start: 0.5, end: 0.75, speaker: "Lee", text: "I" }];
  expect(JSON.parse(writeTranscriptJson(cues))).toEqual({
    version: "1.0.0",
    segments: [{ speaker: "Lee", startTime: 0.5, endTime: 0.75, body: "I" }],
  });
});

test("reads the JSON that it writes", async () => {
  await fc.assert(
    fc.asyncProperty(anyCues, async (cues) => {
      const { value, problems } = await readTranscriptJson(file(writeTranscriptJson(cues)));
      expect(problems).toEqual([]);
      expect(value).toEqual(cues);
    }),
  );
});

test("says which segment of a JSON transcript is none", async () => {
  const { problems } = await readTranscriptJson(file('{"segments": [{"startTime": 1}]}'));
  expect(lines(problems)).toEqual([
    "1:15 error Unexpected missing key `segments.0.body`, expected a value for it",
  ]);
});

test("writes HTML with the three elements that the podcast namespace knows", () => {
  const cues = [
    { start: 61.5, end: 70, speaker: "Lee", text: "One < two & three" },
    { start: 70, end: 80, text: "Yes." },
  ];
  expect(writeTranscriptHtml(cues)).toBe(
    "<cite>Lee:</cite>\n<time>01:01</time>\n<p>One &#x3C; two &#x26; three</p>\n<time>01:10</time>\n<p>Yes.</p>\n",
  );
});
