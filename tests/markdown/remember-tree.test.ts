/** @module-tag slow */
import * as fc from "fast-check";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { createSegmentProcessor } from "../../src/markdown/core.ts";
import remarkRememberTree from "../../src/markdown/remember-tree.ts";

const PLAIN = [
  "---",
  "***",
  "## Heading",
  "A paragraph with `code` and **bold**.",
  "",
  "[00:10] A note.",
  "- An item",
  "  and more of it",
  "> Quoted",
  "| a | b |",
  "| - | - |",
  "[link][there]",
  "![A picture](dot.svg){height=3}",
  "\ttabbed",
];
/** What may reach to the end of a file, and what ends it. */
const OPEN = ["```ts", "```", ":::notes", ":::", "$$", "<div>", "</div>", "<!--", "-->"];
/** What depends on other parts of a file. */
const CITED = ["[there]: https://example.com", "A claim.[^claim]", "[^claim]: A reference."];

test.each([
  ["is left open", [...PLAIN, ...OPEN]],
  ["depends on others", [...PLAIN, ...CITED]],
])(
  "what is parsed after a change is as if all had been parsed, also where a part %s",
  (_, lines) => {
    const line = fc.constantFrom(...lines);
    const change = fc.record({
      at: fc.nat(),
      drop: fc.nat(4),
      add: fc.array(line, { maxLength: 12 }),
    });
    const fresh = createSegmentProcessor();
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 10, maxLength: 40 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("\n", "\r\n"),
        (first, changes, ending) => {
          const memory = { trees: new Map(), html: new Map() };
          const processor = createSegmentProcessor({ memory });
          const parse = (value: string) => processor.parse(new VFile({ path: "a.md", value }));
          const now = ["---", "title: One", "---", "", ...first];
          parse(now.join(ending));
          for (const { at, drop, add } of changes) {
            now.splice(at % now.length, drop, ...add);
            const text = now.join(ending);
            expect(parse(text)).toEqual(fresh.parse(text));
          }
        },
      ),
      { numRuns: 60 },
    );
  },
);

test("only the slide that has changed is parsed", () => {
  const parsed: string[] = [];
  const processor = unified()
    .use(remarkParse)
    .use(function (this: Processor) {
      const parse = this.parser;
      this.parser = (text, file) => {
        parsed.push(text.trim());
        return parse?.(text, file) ?? { type: "root" };
      };
    })
    .use(remarkRememberTree, new Map());
  const parse = (value: string) => processor.parse(new VFile({ path: "a.md", value }));
  const text = "One\n\n---\n\nTwo\n\n---\n\nThree\n\n---\n\nFour\n";
  parse(text);
  const before = parsed.length;
  parse(text.replace("Three", "Three and more"));
  expect(parsed.slice(before)).toEqual(["Three and more\n\n---"]);
});
