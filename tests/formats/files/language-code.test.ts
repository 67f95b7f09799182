import { expect, test } from "vitest";
import { languageCode } from "../../../src/formats/files/mp3.ts";

test.each([
  ["en", "eng"],
  ["de-AT", "deu"],
  ["pt-BR", "por"],
  ["zu", "zul"],
  ["gsw", "gsw"],
  ["xx", "und"],
])("%s is %s in a tag", (tag, code) => {
  expect(languageCode(tag)).toBe(code);
});
