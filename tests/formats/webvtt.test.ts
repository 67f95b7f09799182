import * as fc from "fast-check";
import { expect, test } from "vitest";
import { WebVTTParser } from "webvtt-parser";
import { readWebVtt, writeWebVtt } from "../../src/formats/webvtt.ts";
import { cues as anyCues } from "./cues.ts";
import { file, lines } from "./source.ts";

test("writes a file that the specification's own example could be", () => {
  const cues = [
    { id: "intro", start: 0, end: 4.5, text: "Hi, I'm Fred" },
    { start: 4.5, end: 10, text: "Hi, I'm Bill", speaker: "Bill" },
  ];
  expect(writeWebVtt(cues)).toBe(
    `WEBVTT

intro
00:00:00.000 --> 00:00:04.500
Hi, I'm Fred

00:00:04.500 --> 00:00:10.000
<v Bill>Hi, I'm Bill
`,
  );
});

test("writes nothing but its name without cues", () => {
  expect(writeWebVtt([])).toBe("WEBVTT\n");
});

test.each([
  [0, "00:00:00.000"],
  [0.0004, "00:00:00.000"],
  [0.0006, "00:00:00.001"],
  [4.1, "00:00:04.100"],
  [59.9996, "00:01:00.000"],
  [3599.9999, "01:00:00.000"],
  [3723.05, "01:02:03.050"],
  [360_000, "100:00:00.000"],
])("writes %d s as %s", (start, timestamp) => {
  expect(writeWebVtt([{ start, end: start + 1, text: "x" }])).toContain(`\n${timestamp} --> `);
});

test.each([
  ["&, < and >", "a & b < c > d", "a &amp; b &lt; c &gt; d"],
  ["what would end the times", "a --> b", "a --&gt; b"],
  ["what would be a tag", "<v Fred>x</v>", "&lt;v Fred&gt;x&lt;/v&gt;"],
  ["an empty line, which would end the cue", "a\r\n\r\nb\tc ", "a b c"],
  ["text that is escaped already", "&amp;", "&amp;amp;"],
])("escapes %s", (_what, text, written) => {
  expect(writeWebVtt([{ start: 0, end: 1, text }])).toBe(
    `WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n${written}\n`,
  );
});

test("breaks lines at 65 characters", () => {
  const written = writeWebVtt([{ start: 0, end: 9, text: "a brain that changes ".repeat(20) }]);
  const widths = written.split("\n").map((line) => line.length);
  expect(Math.max(...widths)).toBeLessThanOrEqual(65);
  expect(widths.length).toBeGreaterThan(8);
});

test("says with another what takes no time, for which players have no cue", () => {
  const cues = [
    { start: 1, end: 1, text: "First." },
    { start: 1, end: 2, text: "Second." },
    { start: 2, end: 2, text: "Last." },
  ];
  expect(writeWebVtt(cues)).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nFirst. Second. Last.\n");
  expect(writeWebVtt(cues.slice(0, 1))).toBe("WEBVTT\n");
});

test("reads what it writes, and so does the reference parser", () => {
  fc.assert(
    fc.property(anyCues, (cues) => {
      const written = writeWebVtt(cues);
      const { value, problems } = readWebVtt(file(written));
      expect(problems).toEqual([]);
      expect(value).toEqual(cues);
      const reference = new WebVTTParser().parse(written, "subtitles");
      expect(reference.errors).toEqual([]);
      const milli = (seconds: number) => Math.round(seconds * 1000);
      expect(reference.cues.map((cue) => [milli(cue.startTime), milli(cue.endTime)])).toEqual(
        cues.map(({ start, end }) => [milli(start), milli(end)]),
      );
    }),
  );
});

test("reads what others write: comments, styles, settings, voices, tags, hours or none, any line end", () => {
  const text = [
    "\uFEFFWEBVTT - a talk",
    "Kind: captions",
    "",
    "STYLE",
    "::cue { color: red }",
    "",
    "NOTE from --> here",
    "00:00:00.000 --> 00:00:01.000",
    "",
    "1",
    "00:01.000 --> 00:04.500 align:start position:0%",
    "<v.loud Fred &amp; Bill>One <c.red>two</c><00:02.000> three</v>",
    "four &lt;five&gt; &bogus; &#39;six&rsquo;",
    "",
    "123:00:01.000 --> 123:00:02.000",
    "late",
  ].join("\r");
  const { value, problems } = readWebVtt(file(text));
  expect(problems).toEqual([]);
  expect(value).toEqual([
    {
      id: "1",
      start: 1,
      end: 4.5,
      speaker: "Fred & Bill",
      text: "One two three four <five> &bogus; 'six’",
    },
    { start: 442_801, end: 442_802, text: "late" },
  ]);
});

test("a cue that several speak is one for each, by the length of what they say", () => {
  const text =
    "WEBVTT\n\nduo\n00:10.000 --> 00:20.000\n<v Fred>Who goes </v>\n<v.loud Bill>No</v>\n";
  expect(readWebVtt(file(text)).value).toEqual([
    { id: "duo", start: 10, end: 18, speaker: "Fred", text: "Who goes" },
    { start: 18, end: 20, speaker: "Bill", text: "No" },
  ]);
});

test("takes a line above the times for the cue's name only where an empty one stands above", () => {
  const text =
    "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n2\n00:02.000 --> 00:03.000\ny\n\nz\n00:03.000 --> 00:04.000\nw";
  expect(readWebVtt(file(text)).value?.map(({ id, text: said }) => [id, said])).toEqual([
    [undefined, "x 2"],
    [undefined, "y"],
    ["z", "w"],
  ]);
});

test.each<[what: string, text: string, starts: number[] | undefined, expected: string[]]>([
  [
    "another file",
    "1\n00:00:01.000 --> 00:00:02.000\nx",
    undefined,
    ["1:1 error Unexpected first line, expected `WEBVTT`"],
  ],
  [
    "times that are none",
    "WEBVTT\n\n00:00:01 --> 00:00:02.000\nx\n\n00:00:03.000 -->   soon\ny\n\n00:00:05.000 --> 00:00:06.000\nz",
    [5],
    [
      "3:1 warning Unexpected time `00:00:01`, expected one as in `00:00:01.000 --> 00:00:04.500`; the cue is left out",
      "6:20 warning Unexpected time `soon`, expected one as in `00:00:01.000 --> 00:00:04.500`; the cue is left out",
    ],
  ],
  [
    "cues that go back, and end before they start",
    "WEBVTT\n\n00:00:05.000 --> 00:00:06.000\nx\n\n00:00:03.000 --> 00:00:02.000\ny",
    [3, 5],
    [
      "6:1 warning Unexpected end before its start, expected it after; the cue ends at once",
      "6:1 warning Unexpected start before the last cue's, expected it later; the cues are sorted",
    ],
  ],
  [
    "nothing in a file that parts some cues by no empty line",
    "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:02.000 --> 00:03.000\ny",
    [1, 2],
    [],
  ],
])("says of %s what is wrong, and where", (_what, text, starts, expected) => {
  const { value, problems } = readWebVtt(file(text));
  expect(value?.map(({ start }) => start)).toEqual(starts);
  expect(lines(problems)).toEqual(expected);
});
