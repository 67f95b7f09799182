import { expect, test } from "vitest";
import { alternatives, nearest, problem, sentenceOf } from "../../src/episode/problem.ts";

const point = { line: 3, column: 1 };
const place = { path: "a.md", position: { start: point, end: { line: 3, column: 9 } } };

test("a problem says what stands there, what may, and which other place makes it wrong", () => {
  const reason = "Unexpected layout `lst`, expected `list`";
  const message = problem("slide-id", place, reason, {
    actual: "lst",
    expected: ["list"],
    cause: { path: "b.md", position: { start: point, end: point } },
  });
  expect(sentenceOf(message)).toBe(`a.md:3:1 ${reason}`);
  expect([message.ruleId, message.source, message.fatal]).toEqual(["slide-id", "cuedeck", true]);
  expect([message.actual, message.expected]).toEqual(["lst", ["list"]]);
  expect(message.cause).toMatchObject({
    reason: "The other place is b.md:3:1",
    file: "b.md",
    line: 3,
  });
});

test("a warning is not fatal, and says nothing that its caller has not", () => {
  const message = problem("slide-overfull", { path: "a.md" }, "Unexpected slide");
  expect(message.fatal).toBe(false);
  expect([message.actual, message.expected, message.cause]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(sentenceOf(message)).toBe("a.md Unexpected slide");
});

test.each([
  ["lang", ["date", "language"], "language"],
  ["ulr", ["title", "url"], "url"],
  ["", ["title", "url"], "url"],
])("the nearest to %j of %j is %j", (word, names, expected) => {
  expect(nearest(word, names)).toBe(expected);
});

test.each([
  [[], "nothing"],
  [["a"], "`a`"],
  [["a", "b"], "`a` or `b`"],
  [["a", "b", "c"], "`a`, `b` or `c`"],
])("quotes %j as %j", (names, expected) => {
  expect(alternatives(names)).toBe(expected);
});
