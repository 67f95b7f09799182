import * as fc from "fast-check";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { VFile } from "vfile";
import { expect, test } from "vitest";
import { createMarkdownProcessor } from "../../src/markdown/core.ts";
import remarkRememberTree from "../../src/markdown/remember-tree.ts";

/** What may reach beyond where it stands, and what ends it. */
const LINES = [
  "---",
  "***",
  "## Heading",
  "A paragraph with `code` and **bold**.",
  "",
  "```ts",
  "```",
  ":::notes",
  ":::",
  "[00:10] A note.",
  "$$",
  "- An item",
  "  and more of it",
  "> Quoted",
  "<div>",
  "</div>",
  "<!--",
  "-->",
  "| a | b |",
  "| - | - |",
  "[link][there]",
  "[there]: https://example.com",
  "![A picture](dot.svg){height=3}",
  "\ttabbed",
];
const line = fc.constantFrom(...LINES);
const lines = fc.array(line, { maxLength: 12 });

test("what is parsed after a change is as if all had been parsed", () => {
  const fresh = createMarkdownProcessor();
  const change = fc.record({ at: fc.nat(), drop: fc.nat(4), add: lines });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 10, maxLength: 40 }),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("\n", "\r\n"),
      (first, changes, ending) => {
        const memory = { trees: new Map(), html: new Map() };
        const processor = createMarkdownProcessor({ memory });
        const parse = (text: string) => processor.parse(new VFile({ path: "a.md", value: text }));
        const now = ["---", "title: One", "---", "", ...first];
        parse(now.join(ending));
        for (const { at, drop, add } of changes) {
          now.splice(at % now.length, drop, ...add);
          const text = now.join(ending);
          expect(parse(text)).toEqual(fresh.parse(text));
        }
      },
    ),
    { numRuns: 200 },
  );
});

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
