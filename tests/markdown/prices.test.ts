import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { createMarkdownProcessor } from "../../src/markdown/core.ts";

test.each<[string, readonly string[]]>([
  ["A ticket is $5 and a book $10.", []],
  ["It costs $20, not $30, and US$5 or US$7.", []],
  ["Of $x$ and $y_1$, and of $2x$ for $5 or $6.", ["x", "y_1", "2x"]],
  ["In $$5 or $$6.", ["5 or "]],
])("%s", (text, expected) => {
  const tree = createMarkdownProcessor().parse(text);
  const formulas: string[] = [];
  visit(tree, "inlineMath", ({ value }) => void formulas.push(value));
  expect(formulas).toEqual(expected);
  if (expected.length === 0) expect(toString(tree)).toBe(text);
});
