import { expect, test } from "vitest";
import { severalNames } from "../../src/episode/several-names.ts";

test.each([
  ["Anna Lee, Ben Doe", 2, ["Anna Lee", "Ben Doe"]],
  ["Anna Lee & Ben Doe", 2, ["Anna Lee", "Ben Doe"]],
  ["Anna Lee und Ben van Doe", 2, ["Anna Lee", "Ben van Doe"]],
  ["Anna; Ben", 1, ["Anna", "Ben"]],
  ["Anna Lee", 1, undefined],
  ["Lee, Anna", 2, undefined],
  ["Anna Lee, MD", 1, undefined],
  ["Anna Lee, Ph.D.", 1, undefined],
  ["Sam Fox, Jr.", 1, undefined],
  ["Anna Lee, Example University", 2, undefined],
  ["Johnson and Johnson", 2, undefined],
  ["Department of Health and Human Services", 2, undefined],
  ["The team, and all who helped", 1, undefined],
])("%j has with at least %i words a name the names %j", (text, words, names) => {
  expect(severalNames(text, words)).toEqual(names);
});
