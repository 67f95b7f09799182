import { expect, test } from "vitest";
import {
  alternatives,
  nearest,
  nearestOrAll,
  problem,
  sentenceOf,
} from "../../src/episode/problem.ts";

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
  ["peir.png", ["tide.png", "pier.png"], "pier.png"],
  ["titel", ["tone", "title"], "title"],
  ["hide", ["id", "hidden"], "hidden"],
  ["", ["title", "url"], undefined],
  ["lang", [], undefined],
  ["summary", ["authors", "title"], undefined],
  ["cover", ["tones"], undefined],
  ["draft", ["date"], undefined],
  ["avg", ["ci0"], undefined],
  ["charts", ["chapel"], undefined],
  ["alt", ["name"], undefined],
  ["loop", ["class"], undefined],
])("the nearest to %j of %j is %j", (word, names, expected) => {
  expect(nearest(word, names)).toBe(expected);
});

test("a word that is longer than any name is near to none", () => {
  expect(nearest("lang".repeat(30_000), ["language"])).toBeUndefined();
});

test.each([
  ["ulr", 2, "`#url`"],
  ["draft", 2, "`#title` or `#url`"],
  ["draft", 25, "the id of a slide"],
])("%j is expected as one of %j names: %s", (word, count, expected) => {
  const names = ["title", "url", ...Array.from({ length: 23 }, (_, at) => `name-${at}`)];
  const written = (name: string) => `#${name}`;
  expect(nearestOrAll(word, names.slice(0, count), "the id of a slide", written)).toBe(expected);
});

test.each([
  [[], "nothing"],
  [["a"], "`a`"],
  [["a", "b"], "`a` or `b`"],
  [["a", "b", "c"], "`a`, `b` or `c`"],
])("quotes %j as %j", (names, expected) => {
  expect(alternatives(names)).toBe(expected);
});
