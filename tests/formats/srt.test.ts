import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readSrt, writeSrt } from "../../src/formats/srt.ts";
import { cues as anyCues } from "./cues.ts";
import { file, lines } from "./source.ts";

test("writes cards of two short lines that share a cue's time", () => {
  const cues = [
    {
      start: 0.5,
      end: 8,
      text: "Welcome to a talk on the brain. Today it is about how it changes.",
      speaker: "Lee",
    },
    { start: 8, end: 9, text: "Yes." },
  ];
  expect(writeSrt(cues)).toBe(`1
00:00:00,500 --> 00:00:04,464
Lee: Welcome to a talk on the
brain.

2
00:00:04,464 --> 00:00:08,000
Today it is about how it
changes.

3
00:00:08,000 --> 00:00:09,000
Yes.
`);
});

test("whatever is said: no card of more than two lines of 32 characters, nothing lost, no gap", () => {
  fc.assert(
    fc.property(anyCues, (cues) => {
      const written = writeSrt(cues);
      const { value = [], problems } = readSrt(file(written));
      expect(problems).toEqual([]);
      for (const card of written.split("\n\n")) {
        const said = card.trim().split("\n").slice(2);
        expect(said.length).toBeLessThanOrEqual(2);
        // A joiner takes no room.
        for (const line of said)
          expect(line.replaceAll("\u2060", "").length).toBeLessThanOrEqual(32);
      }
      const squeezed = (text: string) => text.replaceAll(/\s+/g, "");
      expect(squeezed(value.map(({ text }) => text).join(""))).toBe(
        squeezed(cues.map(({ text }) => text).join("")),
      );
      expect(value[0]?.start).toBe(cues[0]?.start);
      expect(value.at(-1)?.end).toBe(cues.at(-1)?.end);
    }),
  );
});

test("reads its own cards as they were written", () => {
  fc.assert(
    fc.property(anyCues, (cues) => {
      const { value = [] } = readSrt(file(writeSrt(cues)));
      expect(readSrt(file(writeSrt(value))).value).toEqual(value);
    }),
  );
});

test("reads what others write: tags, places, full stops for commas, no final newline", () => {
  const text =
    '\uFEFF1\r\n00:00:01.000 --> 00:00:02,500 X1:1\r\n{\\an8}<i>One</i>\r\n<font color="red">two</font> < 3\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nthree';
  const { value, problems } = readSrt(file(text));
  expect(problems).toEqual([]);
  expect(value).toEqual([
    { start: 1, end: 2.5, text: "One two < 3" },
    { start: 3, end: 4, text: "three" },
  ]);
});

test("reads cards without an empty line between, each with its number", () => {
  const text =
    "1\n00:00:01,000 --> 00:00:02,000\nIn\n1999\n 2 \n00:00:02,000 --> 00:00:03,000\nb\n00:00:03,000 --> 00:00:04,000\nc";
  expect(readSrt(file(text)).value?.map((cue) => cue.text)).toEqual(["In 1999", "b", "c"]);
});

test("leaves players no tag, no place and no second arrow in what is said", () => {
  const text = "From A --> B, <b>, </i>, {\\an8} and 1 < 2";
  const [, times, ...said] = writeSrt([{ start: 0, end: 9, text }])
    .trim()
    .split("\n");
  expect(times).toBe("00:00:00,000 --> 00:00:09,000");
  expect(said.join(" ")).toBe("From A --\u2060> B, <\u2060b>, <\u2060/i>, {\u2060\\an8} and 1 < 2");
});

test("says which card it could not read", () => {
  const { value, problems } = readSrt(file("1\n00:00:61,000 --> 00:01:02,000\nx\n"));
  expect(value).toEqual([]);
  expect(lines(problems)).toEqual([
    "2:1 warning Unexpected time `00:00:61,000`, expected one as in `00:00:01,000 --> 00:00:04,500`; the cue is left out",
  ]);
});
