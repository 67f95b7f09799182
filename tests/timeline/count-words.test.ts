import { expect, test } from "vitest";
import { countWords } from "../../src/timeline/schedule.ts";

test.each([
  ["", 0],
  ["one", 1],
  [" two words ", 2],
  ["before – after", 2],
  ["3.5 mg, isn’t it?", 4],
])("counts the words of %j", (text, words) => {
  expect(countWords(text)).toBe(words);
});
