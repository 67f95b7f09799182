import * as fc from "fast-check";
import { expect, test } from "vitest";
import { writeTimecodes } from "../../src/markdown/write-timecodes.ts";

test.each([
  ["inserts", "Hello", 0, 3.4, "[00:03.4] Hello"],
  ["replaces", "[03:12] Hello", 0, 192.6, "[03:12.6] Hello"],
  ["replaces decimals", "[00:00.250]\tHello", 0, 61, "[01:01.0]\tHello"],
  ["replaces hours, writes hours", "[1:02:03] Hello", 0, 3723.45, "[1:02:03.4] Hello"],
  ["shortens hours", "[01:02:03] Hello", 0, 59.9, "[00:59.9] Hello"],
  ["stands before a click", "[click] Hello", 0, 1, "[00:01.0] [click] Hello"],
  ["leaves a timecode in the text", "At [12:34] Hello", 0, 1, "[00:01.0] At [12:34] Hello"],
  ["leaves what is no timecode", "[00:75] Hello", 0, 1, "[00:01.0] [00:75] Hello"],
  [
    "keeps spaces, line ends and emoji",
    "\uFEFFa\r\n\r\n  [00:00] 🙂  \r\n",
    8,
    2,
    "\uFEFFa\r\n\r\n  [00:02.0] 🙂  \r\n",
  ],
  ["stands at the end", "a\n", 2, 0, "a\n[00:00.0] "],
])("%s", (_name, source, offset, seconds, expected) => {
  expect(writeTimecodes(source, [{ offset, seconds }])).toBe(expected);
});

test("writes several at once, in whatever order they come", () => {
  const source = ":::notes\n[00:00] One\n\nTwo\n:::\n";
  const edits = [
    { offset: source.indexOf("Two"), seconds: 9.5 },
    { offset: source.indexOf("[00:00]"), seconds: 0.4 },
  ];
  expect(writeTimecodes(source, edits)).toBe(":::notes\n[00:00.4] One\n\n[00:09.5] Two\n:::\n");
});

test("changes nothing without edits", () => {
  expect(writeTimecodes("[00:00] One\r\n", [])).toBe("[00:00] One\r\n");
});

/** Paragraphs of any text, some with a timecode, and where each begins. */
const notes = fc
  .array(
    fc.record({
      before: fc.constantFrom("", "\n", "\r\n\r\n", "  ", "\uFEFF", "🙂\t \n"),
      timecode: fc.constantFrom("", "[00:00] ", "[03:12.5] ", "[1:02:03]  ", "[100:59.125]\t"),
      text: fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[[\]\s]/u.test(text)),
      seconds: fc.double({ min: 0, max: 100_000, noNaN: true }),
    }),
  )
  .map((paragraphs) => {
    let source = "";
    const edits = paragraphs.map(({ before, timecode, text, seconds }) => {
      const offset = source.length + before.length;
      source += before + timecode + text;
      return { offset, seconds };
    });
    return { source, edits };
  });

const TIMECODES = /\[(?:\d+:)?\d+:\d\d(?:\.\d+)?\]\s*/gu;

test("changes nothing but the timecodes", () => {
  fc.assert(
    fc.property(notes, ({ source, edits }) => {
      const written = writeTimecodes(source, edits);
      expect(written.replace(TIMECODES, "")).toBe(source.replace(TIMECODES, ""));
    }),
  );
});

test("changes nothing when it writes the same again", () => {
  fc.assert(
    fc.property(notes, ({ source, edits }) => {
      const written = writeTimecodes(source, edits);
      const places = [...written.matchAll(TIMECODES)].map((match) => match.index);
      expect(places).toHaveLength(edits.length);
      const again = edits.map(({ seconds }, index) => ({ offset: places[index] ?? 0, seconds }));
      expect(writeTimecodes(written, again)).toBe(written);
    }),
  );
});
