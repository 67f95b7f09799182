import { expect, test } from "vitest";
import { spokenText } from "../../src/narration/espeak.ts";

test.each([
  ["BDNF finds its receptor TrkB.", "BDNF finds its receptor track B."],
  ["SSRIs, and an SSRI", "[[,Es,Es,A@r'aIz]], and an [[,Es,Es,A@r'aI]]"],
  ["The WHO counted those who suffer", "The W H O counted those who suffer"],
  ["Habenula and habenula, not habenulae", "[[h@b'EnjUl@]] and [[h@b'EnjUl@]], not habenulae"],
  [
    "Call 988, or 116 123, or 13 11 14.",
    "Call nine eight eight, or one one six, one two three, or one three, one one, one four.",
  ],
  ["1,988 people; 988.5; the 1988 study", "1,988 people; 988.5; the 1988 study"],
  ["STAR*D vs. placebo, e.g. here", "star D versus placebo, for example here"],
  ["Li 2010, not Liam", "Lee 2010, not Liam"],
  ["one\n  line", "one line"],
  ["no [[phonemes]] of its own", "no [ [phonemes]] of its own"],
])("writes %j as %j", (text, spoken) => {
  expect(spokenText(text, "en")).toBe(spoken);
});

test.each(["en", "en-US", "EN-gb"])("respells for %s", (language) => {
  expect(spokenText("TrkB", language)).toBe("track B");
});

test.each(["de", "es", "enm"])("respells nothing for %s", (language) => {
  expect(spokenText("TrkB", language)).toBe("TrkB");
});
