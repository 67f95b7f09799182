import { expect, test } from "vitest";
import { numberHeaders } from "../../src/paper/finish-pdf.ts";

test("header cells have the same numbers, whatever Chromium has numbered before them", () => {
  const table = (first: string, second: string) =>
    Buffer.from(`/ID (${first}) /ID (${second}) /Headers [ (${second}) ] \xFF`, "latin1");
  const numbered = table("node00000001", "node00000002");
  expect(numberHeaders(table("node00000547", "node00000549"))).toEqual(numbered);
  expect(numberHeaders(table("node00000099", "node00000101"))).toEqual(numbered);
});
