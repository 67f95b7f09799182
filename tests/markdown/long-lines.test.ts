import { toHtml } from "hast-util-to-html";
import { expect, test } from "vitest";
import { parseSegment } from "../../src/markdown/parse-segment.ts";

async function htmlOf(body: string) {
  const text = `---\ntitle: Part\n---\n\n${body}\n`;
  const { segment } = await parseSegment({ path: "01-part.md", text }, "part");
  return toHtml(segment?.slides[0]?.content ?? []);
}

/** A pattern that tries every place in so many characters to begin and to end takes minutes. */
const LENGTH = 400_000;

test.each([
  ["lines of code, and then none", `\`\`\`ts [${"1".repeat(LENGTH)}x]\na\n\`\`\``],
  ["space between words of a diagram", `\`\`\`mermaid a${" ".repeat(LENGTH)}{b\na\n\`\`\``],
])("reads %s", async (_what, body) => {
  await expect(htmlOf(body)).resolves.toBeDefined();
});

test("leaves a line of code plain that nobody reads on a slide, and notations beside it text", async () => {
  const notation = "// [!code word:a]";
  const html = await htmlOf(`\`\`\`ts\n${notation}\n${"a ".repeat(3_000)}\n\`\`\``);
  expect(html).toContain(notation);
  expect(html).toContain("a a a a");
});

test("reads no more than so many attributes of an image", async () => {
  const attributes = `{${".a ".repeat(1_000)}}`;
  expect(await htmlOf(`![Map](map.png)${attributes}`)).toContain(attributes.trim());
});
