import * as fc from "fast-check";
import { expect, test } from "vitest";
import { writeTimecodes } from "../../src/markdown/write-timecodes.ts";

test.each([
  ["inserts", "Hello", 0, 3.4, "[00:03.4] Hello"],
  ["replaces", "[03:12] Hello", 0, 192.6, "[03:12.6] Hello"],
  ["replaces decimals", "[00:00.250]\tHello", 0, 61, "[01:01.0]\tHello"],
  ["replaces hours, writes hours", "[1:02:03] Hello", 0, 3723.45, "[1:02:03.4] Hello"],
  ["shortens hours", "[01:02:03] Hello", 0, 59.9, "[00:59.9] Hello"],
  ["keeps that a time is the author's own", "[03:12!] Hello", 0, 4, "[00:04.0!] Hello"],
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

test.each([
  ["takes it away with one space", "[03:12] Hello", 0, "Hello"],
  ["leaves the second space", "[03:12]  Hello", 0, " Hello"],
  ["takes a tab", "[03:12]\t Hello", 0, " Hello"],
  ["takes a no-break space", "[03:12]\u00A0Hello", 0, "Hello"],
  ["has no blank to take", "[03:12]Hello", 0, "Hello"],
  ["leaves a line end", "[03:12]\nHello", 0, "\nHello"],
  ["leaves a line end of two characters", "[03:12]\r\nHello", 0, "\r\nHello"],
  ["leaves a line separator", "[03:12]\u2028Hello", 0, "\u2028Hello"],
  ["takes hours and inner blanks", "[ 1:02:03.5 ] Hello", 0, "Hello"],
  ["stops at the file's end", "a\n[00:01]", 2, "a\n"],
  ["leaves a click", "[00:01] [click] Hello", 0, "[click] Hello"],
  ["leaves a timecode in the text", "At [12:34] Hello", 0, "At [12:34] Hello"],
  ["leaves what is no timecode", "[00:75] Hello", 0, "[00:75] Hello"],
  ["leaves a space where no timecode is", " Hello", 0, " Hello"],
  [
    "keeps all around it",
    "\uFEFFa\r\n\r\n  [00:00] 🙂  \r\n[00:02] b",
    8,
    "\uFEFFa\r\n\r\n  🙂  \r\n[00:02] b",
  ],
])("without a time, %s", (_name, source, offset, expected) => {
  expect(writeTimecodes(source, [{ offset, seconds: null }])).toBe(expected);
});

test("writes some and takes others away", () => {
  const source = "[00:00] One\n\n[00:05] Two\n\nThree\n";
  const edits = [
    { offset: source.indexOf("Three"), seconds: 9.5 },
    { offset: source.indexOf("[00:05]"), seconds: null },
    { offset: 0, seconds: 0.4 },
  ];
  expect(writeTimecodes(source, edits)).toBe("[00:00.4] One\n\nTwo\n\n[00:09.5] Three\n");
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

test("takes away all that it wrote, and then nothing more", () => {
  fc.assert(
    fc.property(notes, ({ source, edits }) => {
      const bare = source.replace(/\[(?:\d+:)?\d+:\d\d(?:\.\d+)?\][^\S\r\n]?/gu, "");
      const without = edits.map(({ offset }) => ({ offset, seconds: null }));
      expect(writeTimecodes(source, without)).toBe(bare);
      expect(writeTimecodes(bare, [{ offset: 0, seconds: null }])).toBe(bare);
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
