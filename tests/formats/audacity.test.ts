import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readAudacityLabels, writeAudacityLabels } from "../../src/formats/audacity.ts";
import { file, lines } from "./source.ts";

test("writes seconds, a point for what has no end, no tab in a label", () => {
  const chapters = [{ start: 0, end: 61.25, title: "One\ttwo" }, { start: 61.25 }];
  expect(writeAudacityLabels(chapters)).toBe(
    "0.000000\t61.250000\tOne two\n61.250000\t61.250000\t\n",
  );
});

test("reads what it writes", () => {
  const chapter = fc
    .record({
      start: fc.nat(10_000_000),
      length: fc.nat(10_000_000),
      title: fc.string({ unit: "grapheme" }),
    })
    .map(({ start, length, title }) => ({
      start: start / 1000,
      end: (start + length) / 1000,
      title: title.replaceAll(/\s+/g, " ").trim(),
    }));
  fc.assert(
    fc.property(fc.array(chapter), (chapters) => {
      const sorted = chapters.toSorted((a, b) => a.start - b.start);
      const { value, problems } = readAudacityLabels(file(writeAudacityLabels(sorted)));
      expect(problems).toEqual([]);
      expect(value).toEqual(sorted);
    }),
  );
});

test("reports a thousand lines that are not labels, and counts the others with their lines", () => {
  const { problems } = readAudacityLabels(file(`none\n0\t1\ta\n${"none\n".repeat(300_000)}`));
  expect(problems).toHaveLength(1001);
  expect(lines(problems).at(-1)).toBe(
    "1:1 warning Unexpected 299,001 more problems of this kind, expected none, in lines 1002–300002",
  );
});

test("reads commas for points, and passes over frequencies; says which line is none", () => {
  const { value, problems } = readAudacityLabels(
    file("1,5\t2,5\ta\r\n\\\t100\t200\r\nb\r\n3\t2\tc"),
  );
  expect(value).toEqual([{ start: 1.5, end: 2.5, title: "a" }]);
  expect(lines(problems)).toEqual([
    "3:1 warning Unexpected line, expected two times and a label between tabs; it is left out",
    "4:1 warning Unexpected line, expected two times and a label between tabs; it is left out",
  ]);
});
