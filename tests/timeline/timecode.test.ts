import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatTimecode, parseTimecode } from "../../src/timeline/timecode.ts";

test.each([
  ["00:00", 0],
  ["03:12", 192],
  ["3:12", 192],
  ["03:12.5", 192.5],
  ["00:00.001", 0.001],
  ["90:00", 5400],
  ["999:59", 59_999],
  ["1:02:03", 3723],
  ["01:02:03", 3723],
  ["01:02:03.25", 3723.25],
  ["100:00:00", 360_000],
  // Added up, it is 249.74099999999999.
  ["04:09.741", 249.741],
])("reads %s as %d s", (text, seconds) => {
  expect(parseTimecode(text)).toBe(seconds);
});

test.each([
  ["no colon", "12"],
  ["seconds of 60", "00:60"],
  ["minutes of 60 in an hour", "1:60:00"],
  ["one digit of seconds", "1:2"],
  ["no minutes", ":12"],
  ["no seconds", "12:"],
  ["a point without decimals", "00:12."],
  ["a decimal comma", "00:12,5"],
  ["four parts", "1:02:03:04"],
  ["four digits of minutes", "1000:00"],
  ["a sign", "-00:12"],
  ["spaces", " 00:12"],
  ["a second line", "00:12\n"],
  ["digits of another script", "٠٣:١٢"],
  ["nothing", ""],
])("reads no timecode in %s", (_what, text) => {
  expect(parseTimecode(text)).toBeUndefined();
});

test.each([
  [0, 0, "00:00"],
  [9, 0, "00:09"],
  [59.99, 0, "00:59"],
  [60, 0, "01:00"],
  [3599.95, 0, "59:59"],
  [3600, 0, "1:00:00"],
  [36_000, 0, "10:00:00"],
  [4.1, 1, "00:04.1"],
  [59.99, 1, "00:59.9"],
  [59.999_999_99, 1, "01:00.0"],
  [3599.95, 1, "59:59.9"],
  [3599.95, 2, "59:59.95"],
  [1.005, 3, "00:01.005"],
  [3723.04, 2, "1:02:03.04"],
  [-1, 1, "00:00.0"],
])("writes %d s with %i decimals as %s", (seconds, decimals, text) => {
  expect(formatTimecode(seconds, decimals)).toBe(text);
});

const EPISODE = fc.integer({ min: 0, max: 999 * 3600 * 1000 });

test("reads back to the millisecond what it wrote", () => {
  fc.assert(
    fc.property(EPISODE, (milliseconds) => {
      const text = formatTimecode(milliseconds / 1000, 3);
      expect(parseTimecode(text)).toBeCloseTo(milliseconds / 1000, 6);
    }),
  );
});

test("names no moment after the one that it is given", () => {
  fc.assert(
    fc.property(EPISODE, fc.integer({ min: 0, max: 3 }), (milliseconds, decimals) => {
      const named = parseTimecode(formatTimecode(milliseconds / 1000, decimals)) ?? Infinity;
      const late = named - milliseconds / 1000;
      expect(late).toBeLessThan(1e-6);
      expect(late).toBeGreaterThan(-(10 ** -decimals));
    }),
  );
});
