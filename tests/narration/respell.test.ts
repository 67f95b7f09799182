import { expect, test } from "vitest";
import { respell } from "../../src/narration/respell.ts";

const own = {
  quay: "key",
  NOAA: "N O A A",
  Worcester: "[[w'Ust3]]",
  "M*R": "star M",
  "911": "nine one one",
  "13 11 14": "one three, one one, one four",
  "11": "eleven",
  "C++ (a-b)": "C plus plus",
};

test.each([
  ["Quay and quay, not quays", "key and key, not quays"],
  ["NOAA, and a noaa", "N O A A, and a noaa"],
  ["Near Worcester.", "Near [[w'Ust3]]."],
  ["Call 911, or 13 11 14.", "Call nine one one, or one three, one one, one four."],
  ["1,911 people; 911.5; the 1911 storm", "1,911 people; 911.5; the 1911 storm"],
  ["M*R vs. C++ (a-b), e.g. here", "star M versus C plus plus, for example here"],
  ["one\n  line", "one line"],
  ["no [[phonemes]] of its own", "no [ [phonemes]] of its own"],
])("writes %j as %j", (text, spoken) => {
  expect(respell(text, "en", own)).toBe(spoken);
});

test.each(["en", "en-US", "EN-gb"])("knows English abbreviations in %s", (language) => {
  expect(respell("A vs. B", language)).toBe("A versus B");
});

test.each(["de", "es", "enm"])("knows none in %s, but an author's own words", (language) => {
  expect(respell("A vs. B", language)).toBe("A vs. B");
  expect(respell("Quay vs. NOAA", language, own)).toBe("key vs. N O A A");
});
