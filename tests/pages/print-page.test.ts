import { expect, test } from "vitest";
import { renderPrintPage } from "../../src/pages/print/html.ts";
import { paperAddress } from "../../src/pages/print/papers.ts";
import { contextOf, type Talk } from "./context.ts";

const NOTES = ":::notes\n[00:05] First.\n\n[01:10] Second.\n:::";

async function page(talk: Talk): Promise<string> {
  return renderPrintPage(await contextOf(talk));
}

test("opens each segment with its name, as the bookmark above its slides", async () => {
  const html = await page({ segments: ["# One\n\n---\n\n# Two", "# Three"] });
  const headings = Array.from(html.matchAll(/<h1[^>]*>([^<]*)<\/h1>|slide-title">([^<]*)</g));
  expect(headings.map(([, segment, slide]) => segment ?? slide)).toEqual([
    "Part 1: a subtitle",
    "One",
    "Two",
    "Part 2: a subtitle",
    "Three",
  ]);
});

test("has the sources as a part of their own, at the end", async () => {
  const html = await page({
    segments: ["# One[^a]"],
    references: "[^a]: **Doe 2020** <https://example.org/a>\n",
  });
  expect(html).toContain('<h1 id="references-heading">Sources</h1>');
  expect(html.indexOf("references-heading")).toBeGreaterThan(html.indexOf("slide-title"));
});

test("leads from a time to that moment, where the site's address is known", async () => {
  const segments = [`# One\n\n${NOTES}`];
  const html = await page({ segments, more: { site: "https://example.org/talks/" } });
  expect(html).toContain(
    '<a class="cue-time" href="https://example.org/talks/talk/?t=70">01:10</a>',
  );
  expect(html).toMatch(
    /<a class="paper-code" href="https:\/\/example\.org\/talks\/talk\/\?t=0"><img src="data:image\/svg[^"]*" alt="Listen from 00:00">/,
  );
  const nowhere = await page({ segments });
  expect(nowhere).toContain('<span class="cue-time">01:10</span>');
  expect(nowhere).not.toContain("paper-code");
});

test("names the episode and the part in the margins of each part's pages", async () => {
  const html = await page({
    meta: { title: 'A "talk" </style>', show: "Radio" },
    segments: ["# One", "# Two"],
  });
  const [, rules = ""] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  expect(rules).toContain(
    '@page segment-2 { @top-left { content: "Radio · A \\22 talk\\22  \\3c /style>" }',
  );
  expect(rules).toContain('@top-right { content: "2 · Part 2: a subtitle" } @bottom-right');
  expect(html).toMatch(/<section class="[^"]*" data-segment="part-2" style="page: segment-2">/);
});

test.each([
  ["slides", {}, "?layout=slides"],
  ["slides", { theme: "dark", sheet: "letter", steps: true }, "?layout=slides&theme=dark&steps"],
  ["handout", { theme: "light", sheet: "letter", steps: true }, "?layout=handout&paper=letter"],
] as const)("%s with %j are asked for by an address", (paper, options, query) => {
  expect(paperAddress("my talk", paper, options)).toBe(`my%20talk/print/index.html${query}`);
});
