import { LineCounter } from "yaml";
import { expect, test } from "vitest";
import { parseYaml } from "../../src/episode/parse-yaml.ts";

const reasonOf = (text: string) => {
  const { parsed } = parseYaml(text);
  return "reason" in parsed ? [parsed.reason, ...parsed.range] : parsed.value;
};

test("ends at the first mark that belongs nowhere, however many follow", () => {
  const lines = new LineCounter();
  const { document, parsed } = parseYaml(`a: 1\n}${"\n}".repeat(90_000)}`, lines);
  expect(parsed).toEqual({
    reason:
      'Unexpected YAML, expected it to parse: Unexpected flow-map-end token in YAML stream: "}"',
    range: [5, 6],
  });
  expect(lines.linePos(5)).toEqual({ line: 2, col: 1 });
  // Each would be an error with a copy of its line.
  expect(document.errors).toHaveLength(1);
});

test("tells of the first key that is there twice without comparing each with all others", () => {
  const UNIQUE = "Unexpected YAML, expected it to parse: Map keys must be unique";
  expect(reasonOf("a:\n  b: 1\n  'b': 2\na: 3")).toEqual([UNIQUE, 12, 13]);
  expect(reasonOf("a: { b: 1 }\na: { b: 2, b: 3 }")).toEqual([UNIQUE, 12, 13]);
  expect(reasonOf("a: { b: 1 }\nc: { b: 2 }")).toEqual({ a: { b: 1 }, c: { b: 2 } });
  const { document } = parseYaml("a: 1\n".repeat(1000));
  // The library's own look for them.
  expect(document.errors).toEqual([]);
});

test("a second document is refused, and nothing is no value", () => {
  expect(reasonOf("a: 1\n---\nb: 2")).toEqual([
    "Unexpected YAML, expected it to parse: Source contains multiple documents",
    5,
    13,
  ]);
  expect(reasonOf("")).toBe(null);
});

test("an alias within its own anchor is refused, as what it would make has no end", () => {
  const reason = (name: string) =>
    `Unexpected YAML, expected it to parse: Alias *${name} stands within its own anchor`;
  expect(reasonOf("a: &x [1, *x]")).toEqual([reason("x"), 10, 12]);
  expect(reasonOf("a: &y\n  b: { c: *y }")).toEqual([reason("y"), 16, 18]);
  expect(reasonOf("a: &x [1]\nb: [*x, *x]")).toEqual({ a: [1], b: [[1], [1]] });
  expect(reasonOf("a: 1\nb: *so*")).toEqual([
    "Unexpected YAML, expected it to parse: Alias *so* has no anchor before it; text that begins with * stands in quotes",
    8,
    12,
  ]);
});
