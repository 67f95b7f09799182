import * as fc from "fast-check";
import { expect, test } from "vitest";
import { IMPORT_KINDS, kindOf } from "../../src/imports/kinds.ts";
import { readImport } from "../../src/imports/read-import.ts";
import { writeSources } from "../../src/imports/write-sources.ts";
import { parseSegment } from "../../src/markdown/parse-segment.ts";
import { isError } from "../../src/episode/problem.ts";

/** A good file of each kind, to be spoilt. */
const SEEDS: readonly string[] = [
  '{"version":"1.2.0","chapters":[{"startTime":0,"title":"A"},{"startTime":9.5,"toc":false,"img":"a.png"}]}',
  '{"segments":[{"startTime":0,"endTime":1.5,"speaker":"Lee","body":"Hello"}]}',
  '<?xml version="1.0"?>\n<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n<psc:chapter start="0" title="A"/><psc:chapter start="1:00.5" title="B" href="https://b.example"/>\n</psc:chapters>',
  '<rss version="2.0"><channel><title>Radio</title><item><title>One</title><enclosure url="https://a.example/a.mp3" length="1" type="audio/mpeg"/><pubDate>Fri, 23 Mar 2012 23:25:19 +0000</pubDate></item></channel></rss>',
  "A talk\n\n0:00 Intro\n(01:30) More\nLast 1:02:03",
  "WEBVTT\n\nNOTE x\n\n1\n00:00.000 --> 00:01.000\n<v Lee>One\n\n00:01.000 --> 00:02.000 align:start\nTwo",
  "1\n00:00:00,000 --> 00:00:01,000\nOne\n\n2\n00:00:01,000 --> 00:00:02,000\n<i>Two</i>\n",
  "0.000000\t1.500000\tIntro\n1.5\t2.5\tMore\n",
  "---\ntheme: x\nlayout: cover\n---\n# A\n\n<v-clicks>\n\n- a\n- b\n\n</v-clicks>\n\n<!-- [00:10] Say [click] so. -->\n\n---\nlayout: section\n---\n\n```ts {1}\na\n```\n",
  "---\nmarp: true\n---\n# A\n\n* a\n* b\n\n![bg](a.png)\n\n<!-- Notes -->\n\n---\n\nB",
  '# A\n\n- a <!-- .element: class="fragment" -->\n\nNote: hello\n\n---\n\nB\n\n----\n\nC $x$ [^1]',
];

const PIECES = [
  "\0",
  "\uFEFF",
  "\r",
  "\n\n",
  "---\n",
  "-->",
  "<!--",
  ":::notes\n",
  ":::",
  "::slide{",
  "[click]",
  "[99:99]",
  "999:00:00.000",
  "{",
  "}",
  "[",
  '"',
  "&a;",
  "<![CDATA[",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  "$$",
  "```",
  "~~~",
  "| a |",
  "\u2028",
  "𝄞",
  "\uD800",
  "../../../",
  "1e999",
  "-1",
  "null",
];

/** A seed with some of it taken away, doubled, or replaced. */
const spoilt = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(2000), fc.nat(60), fc.constantFrom(...PIECES, "", "", "")), {
      maxLength: 6,
    }),
  )
  .map(([seed, cuts]) =>
    cuts.reduce((text, [at, length, piece]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + piece + text.slice(from + length);
    }, seed),
  );

const anything = fc.oneof(
  spoilt,
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom(...SEEDS),
);

test("whatever a file holds, it is answered with sources or with messages that have a place", async () => {
  await fc.assert(
    fc.asyncProperty(
      anything,
      fc.constantFrom(...IMPORT_KINDS),
      fc.boolean(),
      async (text, any, guess) => {
        const kind = guess ? (kindOf("in.md", text) ?? any) : any;
        const { value, problems } = readImport({ path: "in", text }, kind);
        for (const { line, column, reason } of problems) {
          expect(line, reason).toBeGreaterThan(0);
          expect(column, reason).toBeGreaterThan(0);
        }
        expect(value !== undefined || problems.some(isError)).toBe(true);
        if (!value) return;
        for (const [name, source] of writeSources(value, "In")) {
          expect(name).toMatch(/^[\p{L}\p{N}._-]+$/u);
          if (!name.endsWith(".md")) continue;
          const { segment } = await parseSegment({ path: name, text: source }, "in", {
            files: new Set(),
            folder: "",
          });
          expect(segment, source).toBeDefined();
        }
      },
    ),
    { numRuns: 600 },
  );
});
