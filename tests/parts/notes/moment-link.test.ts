import { expect, test } from "vitest";
import { momentLink } from "../../../src/parts/notes/share.ts";

const PAGE = "https://example.org/shows/ketamine/";

test.each<[name: string, page: string, start: number, end: number | undefined, link: string]>([
  ["a moment", PAGE, 192.4, undefined, `${PAGE}?t=192.4`],
  ["the beginning", PAGE, 0, undefined, `${PAGE}?t=0`],
  ["milliseconds and no more", PAGE, 0.1 + 0.2, undefined, `${PAGE}?t=0.3`],
  ["a span", PAGE, 192.4, 201.3, `${PAGE}#t=192.4,201.3`],
  ["a page that opened elsewhere", `${PAGE}?slide=cover#t=5`, 60, undefined, `${PAGE}?t=60`],
  ["a page in a frame", `${PAGE}?embed&t=3`, 60, 61, `${PAGE}#t=60,61`],
])("links to %s", (_name, page, start, end, link) => {
  expect(momentLink(page, start, end)).toBe(link);
});
