import { expect, test } from "vitest";
import { readTimedWords } from "../../src/formats/timed-words.ts";

const CAPTION = [
  { text: "Hello", start: 1, end: 2.5, within: 3 },
  { text: "there", start: 2.5, end: 4, within: 3 },
];
const EXACT = [
  { text: "Hello", start: 1, end: 1.4, within: 0 },
  { text: "there", start: 1.5, end: 4, within: 0 },
];

test.each([
  ["WebVTT", "a.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Jane>Hello there\n", CAPTION],
  ["SubRip", "a.srt", "1\n00:00:01,000 --> 00:00:04,000\nHello there\n", CAPTION],
  ["labels of Audacity", "a.txt", "1.000000\t4.000000\tHello there\n", CAPTION],
  [
    "JSON of a podcast",
    "a.json",
    '{"version":"1.0.0","segments":[{"startTime":1,"endTime":4,"body":"Hello there"}]}',
    CAPTION,
  ],
  [
    "JSON of a podcast with a word a segment",
    "a.json",
    '{"segments":[{"startTime":1,"endTime":1.4,"body":"Hello"},{"startTime":1.5,"endTime":4,"body":"there"}]}',
    EXACT,
  ],
  [
    "JSON of Whisper without words",
    "a.json",
    '{"text":"Hello there","segments":[{"id":0,"start":1,"end":4,"text":" Hello there"}],"language":"en"}',
    CAPTION,
  ],
  [
    "JSON of Whisper",
    "a.json",
    '{"segments":[{"start":1,"end":4,"text":" Hello there","words":[{"word":" Hello","start":1,"end":1.4,"probability":0.9},{"word":" there","start":1.5,"end":4}]}]}',
    EXACT,
  ],
  [
    "JSON of WhisperX, with a word that has no time",
    "a.json",
    '{"segments":[{"start":1,"end":4,"text":"Hello 3 there","words":[{"word":"Hello","start":1,"end":1.4,"score":0.8},{"word":"3"},{"word":"there","start":1.5,"end":4}]}],"word_segments":[]}',
    [EXACT[0], { text: "3", start: 1.4, end: 1.4, within: 0 }, EXACT[1]],
  ],
])("reads %s", async (_what, path, text, expected) => {
  const { value, problems } = await readTimedWords({ path, text });
  expect(problems).toEqual([]);
  expect(value).toEqual(expected);
});

test("says what is wrong with a value, and where", async () => {
  const text = '{"segments":[{"start":"1","end":4,"text":"Hello"}]}';
  const { value, problems } = await readTimedWords({ path: "a.json", text });
  expect(value).toBeUndefined();
  expect(problems.map(String)).toEqual([
    '1:23-1:26: Unexpected "1" as `segments.0.start`, expected seconds, 0 or more',
  ]);
});

test("says which formats it reads", async () => {
  const { problems } = await readTimedWords({ path: "a.txt", text: "Hello there" });
  expect(problems.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
    [
      "file-kind",
      "Unexpected format, expected WebVTT, SRT, JSON of a podcast, of Whisper or WhisperX, or labels of Audacity",
    ],
  ]);
});
