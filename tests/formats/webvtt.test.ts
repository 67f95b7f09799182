import { expect, test } from "vitest";
import { writeWebVtt } from "../../src/formats/webvtt.ts";

test("writes a file that the specification's own example could be", () => {
  const cues = [
    { id: "intro", start: 0, end: 4.5, text: "Hi, I'm Fred" },
    { start: 4.5, end: 10, text: "Hi, I'm Bill" },
  ];
  expect(writeWebVtt(cues)).toBe(
    `WEBVTT

intro
00:00:00.000 --> 00:00:04.500
Hi, I'm Fred

00:00:04.500 --> 00:00:10.000
Hi, I'm Bill
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

test("leaves out a cue that takes no time, which players refuse", () => {
  const cues = [
    { start: 1, end: 1, text: "none" },
    { start: 1, end: 2, text: "some" },
  ];
  expect(writeWebVtt(cues)).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nsome\n");
});
