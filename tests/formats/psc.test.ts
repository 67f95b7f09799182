import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readPsc, writePsc } from "../../src/formats/psc.ts";
import { pscFaults } from "./schemas/validate.ts";
import { file, lines } from "./source.ts";

const CHAPTER = fc.record(
  {
    start: fc.nat(400_000_000).map((milliseconds) => milliseconds / 1000),
    title: fc.string({ unit: "grapheme" }).map((title) => title.replaceAll(/\p{Cc}/gu, " ")),
    url: fc.webUrl(),
    image: fc.webUrl(),
  },
  { requiredKeys: ["start", "title"] },
);

test("writes what a feed's item holds", () => {
  const chapters = [
    { start: 0, title: 'Salt & <"pepper">', url: "https://example.org/?a=1&b=2" },
    { start: 1, title: "A picture alone", image: "a.png", silent: true },
    { start: 3723.25, title: "Two", image: "https://example.org/2.png" },
  ];
  expect(writePsc(chapters)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
  <psc:chapter start="00:00:00.000" title="Salt &amp; &lt;&quot;pepper&quot;&gt;" href="https://example.org/?a=1&amp;b=2"/>
  <psc:chapter start="01:02:03.250" title="Two" image="https://example.org/2.png"/>
</psc:chapters>
`);
});

test("reads what it writes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(CHAPTER), async (chapters) => {
      const sorted = chapters.toSorted((a, b) => a.start - b.start);
      const { value, problems } = await readPsc(file(writePsc(sorted)));
      expect(problems).toEqual([]);
      expect(value).toEqual(sorted);
    }),
  );
});

test("writes what the specification allows", () => {
  fc.assert(
    fc.property(fc.array(CHAPTER, { minLength: 1 }), (chapters) => {
      expect(pscFaults(writePsc(chapters))).toEqual([]);
    }),
  );
  expect(pscFaults(writePsc([{ start: 0, title: "One" }]).replace("00:00:00", "0:0"))).not.toEqual(
    [],
  );
});

test("reads times as others write them", async () => {
  const text =
    '<p:chapters xmlns:p="http://podlove.org/simple-chapters"><p:chapter start="8:26.250" title="b"/><p:chapter start="0" title="a"/></p:chapters>';
  expect((await readPsc(file(text))).value).toEqual([
    { start: 0, title: "a" },
    { start: 506.25, title: "b" },
  ]);
});

test("reports a thousand chapters that can't be used, and counts the others", async () => {
  const text = `<chapters>${'<chapter start="soon"/>'.repeat(20_000)}</chapters>`;
  const { problems } = await readPsc(file(text));
  expect(problems).toHaveLength(1001);
  expect(lines(problems).at(-1)).toBe(
    "1:1 warning Unexpected 19,000 more problems of this kind, expected none, in lines 1",
  );
});

test.each<[what: string, text: string, expected: string[]]>([
  [
    "no XML",
    "<psc:chapters>\n  <psc:chapter",
    [
      "2:15 error Unexpected XML, expected it to parse: Unclosed start tag for element `psc:chapter`",
    ],
  ],
  ["another document", "\n<rss/>", ["2:1 error Unexpected XML, expected `<psc:chapters>`"]],
  [
    "a start that is none",
    '<chapters>\n <chapter start="soon" title="x"/>\n</chapters>',
    [
      "2:2 warning Unexpected start `soon`, expected a time as `00:01:02.500`; the chapter is left out",
    ],
  ],
  [
    "entities that grow",
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<chapters title="&b;"/>',
    ["2:18 error Unexpected XML, expected it to parse: Named entity isn't defined: &b;"],
  ],
  [
    "depth without an end",
    "<chapters>".repeat(100_000),
    ["1:1 error Unexpected XML, expected it to parse: it is nested too deep"],
  ],
])("says of %s what is wrong, and where", async (_what, text, expected) => {
  expect(lines((await readPsc(file(text))).problems)).toEqual(expected);
});
