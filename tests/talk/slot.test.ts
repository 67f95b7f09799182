import { expect, test } from "vitest";
import { readSlot } from "../../src/talk/plan.ts";

test.each([
  ["20", 1200],
  [" 12.5 ", 750],
  ["20:00", 1200],
  ["1:00:00", 3600],
  ["00:45", 45],
  ["", undefined],
  ["0", undefined],
  ["-5", undefined],
  ["20 min", undefined],
  ["1e9", undefined],
  ["99999999", undefined],
  ["20:60", undefined],
])("“%s” is %s seconds", (text, seconds) => {
  expect(readSlot(text)).toBe(seconds);
});
