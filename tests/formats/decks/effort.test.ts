import { expect, test } from "vitest";
import { readDeck } from "../../../src/formats/decks/read-deck.ts";
import { REVEAL_MD } from "../../../src/formats/decks/reveal-md.ts";
import { file, lines } from "../source.ts";

/** One of each length, from one on. */
const growing = (mark: string) =>
  Array.from({ length: 800 }, (_, index) => mark.repeat(index + 1)).join("a ");

test.each<[what: string, text: string]>([
  ["emphasis", "*a_b".repeat(25_000)],
  ["emphasis within emphasis", "*a **a ".repeat(8000) + "a** a*".repeat(8000)],
  ["code of ever more backticks", growing("`")],
  ["mathematics of ever more dollars", growing("$")],
  ["brackets", `${"[".repeat(50_000)}a${"]".repeat(50_000)}`],
  ["pictures that never end", "![a](b".repeat(20_000)],
  ["links that never end", "[a](".repeat(25_000)],
  ["links", "[a](b) ".repeat(15_000)],
  ["words after a bracket", `![bg${"0,".repeat(38_000)}`],
  ["columns of a table", `${"| a ".repeat(5000)}|\n${"|-".repeat(5000)}|`],
  ["lists in lists", `${"- ".repeat(50_000)}x`],
  ["numbered lists in lists", `${"1. ".repeat(30_000)}x`],
  ["quotations of lists", `${"> - ".repeat(25_000)}x`],
  ["footnotes in footnotes", "[^a]: ".repeat(15_000)],
  ["underlined headings", "a\n=\n".repeat(25_000)],
  ["empty lines", `a${"\n".repeat(100_000)}b`],
  [
    "indented lists",
    Array.from({ length: 500 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n\n"),
  ],
  ["emphasis after a fence in a comment", `<!--\n\n~~~\n\n-->\n\n${"*a_b".repeat(25_000)}\n\n~~~`],
])("a slide of %s without an end is kept as code", (_what, text) => {
  const { value, problems } = readDeck(
    file(`# A\n\n---\n\n${text}\n\nNote:\n${text}\n`),
    REVEAL_MD,
  );
  const [, slide] = value?.segments[0]?.slides ?? [];
  const [fence = "", ...kept] = slide?.body.split("\n") ?? [];
  expect([fence.slice(0, 3), kept.pop()]).toEqual(["```", fence]);
  expect(kept.join("\n")).toHaveLength(text.trim().length);
  expect(slide?.notes.map((note) => note.text)).toEqual([slide?.body]);
  const lineOfNotes = text.split("\n").length + 6;
  expect(lines(problems)).toEqual([
    "4:1 warning Unexpected slide with far too much Markdown, expected what fits on a screen; all of it is kept as code",
    `${lineOfNotes}:1 warning Unexpected notes with far too much Markdown, expected what fits on a screen; all of it is kept as code`,
  ]);
});

test("many slides of much Markdown are kept as code from where the deck asks for too much", () => {
  const slide = "]".repeat(450);
  const { value, problems } = readDeck(file(`${slide}\n\n---\n\n`.repeat(80)), REVEAL_MD);
  const bodies = value?.segments[0]?.slides.map(({ body }) => body) ?? [];
  const code = bodies.filter((body) => body.startsWith("```\n"));
  expect(bodies).toHaveLength(80);
  expect(bodies.slice(-code.length)).toEqual(code);
  expect(code.length).toBeGreaterThan(30);
  expect(code.length).toBeLessThan(50);
  expect(lines(problems)).toHaveLength(code.length);
});

test("a full slide is none of them", () => {
  const code = `\`\`\`ts\n${"const [a, b] = x[0] < y && *p; // foo_bar\n".repeat(45)}\`\`\``;
  const row = "| `a` | **b** | [c](https://d) | e |";
  const table = `${row}\n|-|-|-|-|\n${`${row}\n`.repeat(40)}`;
  const { value, problems } = readDeck(file(`# A\n\n${code}\n\n---\n\n${table}\n`), REVEAL_MD);
  expect(problems).toEqual([]);
  expect(value?.segments[0]?.slides.map(({ body }) => body.split("\n").at(-1))).toEqual([
    "```",
    row,
  ]);
});
