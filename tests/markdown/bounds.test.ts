/** @module-tag slow */
import { expect, test } from "vitest";
import { sentenceOf } from "../../src/episode/problem.ts";
import { parseReferences } from "../../src/markdown/parse-references.ts";
import { parseSegment } from "../../src/markdown/parse-segment.ts";

const HEAD = "---\ntitle: Part\n---\n\n";

async function problemsOf(body: string): Promise<string[]> {
  const { problems } = await parseSegment({ path: "01-part.md", text: HEAD + body }, "part");
  return problems.map((each) => `${sentenceOf(each)} (${each.ruleId})`);
}

const DEEP =
  "Unexpected depth, expected at most 100 blocks or elements inside each other (file-depth)";
const MARKS =
  "Unexpected paragraph with more than 2000 of the characters !*=[]_~, expected fewer: divide it (source-size)";
const SPANS =
  "Unexpected paragraph with more than 500 of the characters $<`, expected fewer: divide it (source-size)";

/** Each of these would take minutes, or all of the call stack. */
test.each([
  ["stars in one paragraph", "*a_".repeat(20_000), `5:3001 ${MARKS}`],
  ["pictures that don't end", "![ words ".repeat(9_000), `5:18001 ${MARKS}`],
  ["comments that don't end", "a<!--".repeat(4_000), `5:2502 ${SPANS}`],
  ["formulas that don't end", `# A\n\n- b ${"$a".repeat(40_000)}`, `7:2005 ${SPANS}`],
  ["marked text", `| a |\n| - |\n| ${"==a".repeat(9_000)} |`, `7:6003 ${MARKS}`],
  ["attributes that don't end", '::slide{a="'.repeat(20_000), `5:22010 ${MARKS}`],
  [
    "headings underlined",
    "a\n---\n".repeat(3_000),
    "2003:1 Unexpected line under text, expected at most 1000 of `---` or `===` in a file, and `## ` before headings (source-size)",
  ],
  ["quotes", `# A\n\n${"> ".repeat(1_500)}`, `7:1 ${DEEP}`],
  ["lists on one line", "1. - ".repeat(800), `5:1 ${DEEP}`],
  [
    "lists on lines",
    Array.from({ length: 120 }, (_, depth) => `${"  ".repeat(depth)}- a\n`).join(""),
    `54:101 ${DEEP}`,
  ],
  ["containers", ":::steps\n".repeat(3_000), `105:1 ${DEEP}`],
  ["elements of HTML", `# A\n\n---\n\n# B\n\n${"<div>".repeat(3_000)}`, `9:1 ${DEEP}`],
  [
    "roots",
    `# A\n\n$$\n${"\\sqrt{".repeat(3_000)}x${"}".repeat(3_000)}\n$$`,
    "7:1 Unexpected formula of 21001 characters, expected at most 10000 (source-size)",
  ],
  [
    "roots in roots",
    `# A\n\n$$\n${"\\sqrt{".repeat(1_400)}x${"}".repeat(1_400)}\n$$`,
    `7:1 ${DEEP}`,
  ],
  [
    "characters",
    `# A\n\n${"word ".repeat(200_000)}`,
    "1:1 Unexpected file of 1000026 characters, expected at most 1000000 (source-size)",
  ],
])("tells of too many %s, and where", async (_what, body, expected) => {
  expect((await problemsOf(body)).filter((each) => /size|depth/.test(each))).toEqual([
    `01-part.md:${expected}`,
  ]);
});

test("tells of a reference that is beyond a bound", async () => {
  const { problems } = await parseReferences({
    path: "references.md",
    text: `[^a]: ${"[b".repeat(3_000)}`,
  });
  expect(problems.map(sentenceOf)).toEqual([
    expect.stringContaining("references.md:1:4007 Unexpected paragraph"),
  ]);
});

const SPACED = `a${" ".repeat(250_000)}b`;

/** A long talk is none of that. */
test.each([
  [
    "three hours of a transcript, in one paragraph",
    `# A\n\n:::notes\n[00:00] ${"It’s so: (words) are said! ".repeat(1_900)}\n:::`,
  ],
  ["a long table", `| a | b |\n| - | - |\n${"| **a** | `b` |\n".repeat(500)}`],
  ["a long listing", `\`\`\`js\n${"if (a[0] < b) { c = `$" + "{d}`; }\n".repeat(2_000)}\`\`\``],
  ["lines of dashes", `# A\n\n${"- ".repeat(80)}\n\n# B\n\n\`\`\`\n${"-".repeat(300)}\n\`\`\``],
  ["long spaces", `# A\n\n${SPACED}\n\n:::notes\n[00:00] ${SPACED}\n:::`],
  ["a bracket that stays open", `# A\n\n[It ${"goes on ".repeat(30_000)}`],
  ["many slides", "# A\n\n:::notes\nWords.\n:::\n\n---\n\n".repeat(600) + "# B"],
])("reads %s", async (_what, body) => {
  expect(await problemsOf(body)).toEqual([]);
});

test("a block ends with its last line, however long its fence, which is shortened where it is told of", async () => {
  const row = "`".repeat(60_000);
  expect(await problemsOf(`\`${row}\n${row}\n\`${row}`)).toEqual([]);
  expect(await problemsOf(`:::steps\na${"\n>".repeat(30_000)}\n:::`)).toEqual([]);
  const shown = `${"`".repeat(40)}…`;
  expect(await problemsOf(row)).toEqual([
    `01-part.md:5:1 Unexpected end of ${shown}, expected a closing ${shown} (unclosed-block)`,
  ]);
});
