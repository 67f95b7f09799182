import { expect, test } from "vitest";
import { type ImportName, importOf } from "../../../src/formats/formats.ts";
import { writeSources } from "../../../src/formats/imported-episode.ts";
import { parseSegment } from "../../../src/markdown/parse-segment.ts";
import { file, lines } from "../source.ts";

/** The slides that a deck becomes, each with its notes, and what is said of it. */
async function deck(name: ImportName, text: string) {
  const { value, problems, files } = await importOf(name).read(file(text), {});
  const slides = value?.segments.flatMap((segment) => segment.slides) ?? [];
  return {
    value,
    bodies: slides.map(({ body }) => body),
    notes: slides.map((slide) => slide.notes.map((note) => note.text)),
    layouts: slides.map(({ layout }) => layout),
    said: lines(problems),
    images: [...(files ?? [])],
  };
}

/** What is said of something that has no place in a segment. */
function leftOut(place: string, what: string): string {
  return `${place} warning Unexpected \`${what}\`, expected what a segment knows; it is left out`;
}

function elsewhere(place: string, url: string): string {
  return `${place} warning Unexpected picture from elsewhere \`${url}\`, expected a file beside the deck; it is left out`;
}

test("comments in Marp's code stay there, and those that set something are told", async () => {
  const { bodies, notes, said } = await deck(
    "marp",
    "# <!-- fit --> Big\n\n```html\n<!-- inside code -->\n```\n\n`<!-- inline -->` text <!-- Say *this*. -->\n\n<!-- And\n\nthat. -->\n<!-- _class: lead -->\n",
  );
  expect(bodies).toEqual(["# Big\n\n```html\n<!-- inside code -->\n```\n\n`<!-- inline -->` text"]);
  expect(notes).toEqual([["Say *this*.", "And", "that."]]);
  expect(said).toEqual([leftOut("1:3", "<!-- fit -->"), leftOut("12:1", "<!-- _class: lead -->")]);
});

test("directives in Marp's comments are no notes, also below a comment of YAML's own", async () => {
  const { notes, said } = await deck(
    "marp",
    [
      "# A\n",
      "<!--\n# Metadata\nauthor: Jane\nstyle: |\n  h1 { color: red }\n-->\n",
      "<!--\n# Say\n\nask: where\n  it goes\n-->",
    ].join("\n"),
  );
  expect(notes).toEqual([["# Say", "ask: where\nit goes"]]);
  expect(said).toEqual([leftOut("3:1", "<!-- # Metadata author: Jane style: | h1…")]);
});

test("slides that Slidev hides stay hidden", async () => {
  const { value } = await deck(
    "slidev",
    "# A\n\n---\nhide: true\n---\n\n# B\n\n---\nlayout: section\ndisabled: true\n---\n\n# C\n\n---\nhide: false\n---\n\n# D\n",
  );
  const [one = "", two = ""] = [...writeSources(value ?? { segments: [] }, "Deck")]
    .filter(([name]) => name.endsWith(".md"))
    .map(([, text]) => text.replace(/^---[\s\S]*?---\n\n/, ""));
  expect(one).toBe("# A\n\n---\n\n::slide{hidden}\n\n# B\n");
  expect(two).toBe('::slide{layout="section" hidden}\n\n# C\n\n---\n\n# D\n');
});

test("callouts stay callouts", async () => {
  const text = "# A\n\n> [!TIP] Dig\n> Deep.\n\n> [doe]\n";
  const { bodies } = await deck("marp", text);
  expect(bodies).toEqual(["# A\n\n> [!TIP] Dig\n> Deep.\n\n> \\[doe]"]);
});

test("the comment at the end of a Slidev slide is its notes, whatever its code opens", async () => {
  const { bodies, notes } = await deck("slidev", "# A\n\n`<!--` opens one.\n\n<!-- Say so. -->\n");
  expect(bodies).toEqual(["# A\n\n`<!--` opens one."]);
  expect(notes).toEqual([["Say so."]]);
});

test("front matter is read as YAML", async () => {
  const { value } = await deck(
    "slidev",
    "---\ntitle: >-\n  Rivers\n  and lakes\ninfo: |\n  ## Water\n\n  Where it goes.\nauthor: 'Lee''s'\n---\n\n# A\n",
  );
  expect(value).toMatchObject({
    title: "Rivers and lakes",
    description: "## Water Where it goes.",
    authors: ["Lee's"],
  });
  const { value: marp } = await deck(
    "marp",
    "---\ntitle: Rust: the good parts\nlang: de\n---\n\n# A\n",
  );
  expect(marp).toMatchObject({ title: "Rust: the good parts", language: "de" });
});

test("a description that is too long ends with a whole character", async () => {
  const long = "a".repeat(499);
  const { value } = await deck("slidev", `---\ninfo: "${long}😀"\n---\n\n# A\n`);
  expect(value?.description).toBe(long);
});

test.each<[what: string, name: ImportName, text: string, said: string[]]>([
  [
    "a Slidev deck's front matter",
    "slidev",
    "---\ntheme: seriph\nbackground: /a.png\nclass: text-center\nlayout: constructor\n---\n\n# A\n\n---\nsrc: ./more.md\n---\n",
    [
      leftOut("3:1", "background: /a.png"),
      leftOut("4:1", "class: text-center"),
      leftOut("5:1", "layout: constructor"),
      "11:1 warning Unexpected slides in `./more.md`, expected them in this file; they are left out: put them here, or begin another episode with that file",
    ],
  ],
  [
    "Marp's header, footer and style",
    "marp",
    "---\nmarp: true\ntheme: gaia\nheader: Head\nfooter: Foot\nstyle: |\n  a { }\n---\n\n# A\n",
    [leftOut("4:1", "header: Head"), leftOut("5:1", "footer: Foot"), leftOut("6:1", "style: |")],
  ],
  [
    "reveal.js's comments that bring nothing in",
    "reveal-md",
    '<!-- .slide: data-background="a.png" -->\n\n# A <!-- .element: style="color: red" -->\n',
    [
      leftOut("1:1", '<!-- .slide: data-background="a.png" -->'),
      leftOut("3:5", '<!-- .element: style="color: red" -->'),
    ],
  ],
  [
    "an element in a heading",
    "slidev",
    "# <b>A</b> <img src=x>\n",
    [leftOut("1:12", "<img src=x>")],
  ],
  [
    "a click too many",
    "slidev",
    "# A\n\n<v-click>\n\nB\n\n</v-click>\n\n<!--\nOne [click]\n\nTwo [click] and [click]\n-->\n",
    [
      "12:1 warning Unexpected `[click]`, expected at most 1 step on this slide; it is left out",
      "12:1 warning Unexpected `[click]`, expected at most 1 step on this slide; it is left out",
    ],
  ],
])("%s has no place in a segment, and is told", async (_what, name, text, said) => {
  const read = await deck(name, text);
  expect(read.said).toEqual(said);
  expect(read.bodies).toHaveLength(1);
});

test("every loss is reported, however many there are", async () => {
  const { said } = await deck("slidev", `# A\n${"\n---\nfoo: bar\n---\n\n# B\n".repeat(400)}`);
  expect(said).toHaveLength(400);
});

test("code between backticks on one line opens no fence", async () => {
  const { bodies } = await deck("slidev", "# A\n\n```js```\n\n---\n\n# B\n");
  expect(bodies).toEqual(["# A\n\n`js`", "# B"]);
});

test("a heading's name is its text, also where code looks like another", async () => {
  const { value } = await deck(
    "slidev",
    "```sh\n# no heading\n```\n\n# `One` \\*two\\* [three](x)\n",
  );
  expect(value?.segments.map(({ title }) => title)).toEqual(["One *two* three"]);
});

test.each<[what: string, name: ImportName, text: string]>([
  ["comments that are never closed", "marp", `# A\n\n${"<!--".repeat(100_000)}`],
  ["comments that are never closed", "slidev", `# A\n\n${"<!--".repeat(100_000)}`],
  ["spaces in a heading", "reveal-md", `# A${" ".repeat(100_000)}b\n`],
  ["spaces in a setting", "slidev", `---\ntitle: a${" ".repeat(300_000)}b\n---\n\n# A\n`],
  ["lists in a setting", "slidev", `---\na: ${"[".repeat(50_000)}\n---\n\n# A\n`],
  [
    "settings",
    "slidev",
    `# A\n\n---\n${Array.from({ length: 30_000 }, (_, index) => `a${index}: b\n`).join("")}${"#\n".repeat(100_000)}---\n\n# B\n`,
  ],
])("%s may be as many as they like (%s)", async (_what, name, text) => {
  expect((await deck(name, text)).bodies[0]).toContain("# A");
});

test("pictures are found where their addresses lead", async () => {
  const { bodies, images, said } = await deck(
    "slidev",
    "# A\n\n![a](my%20pic.png) ![b](/b.png) ![c](100%.png?x#y) ![d](%2e%2e/d.png) ![e](/)\n",
  );
  expect(images).toEqual(["my pic.png", "public/b.png", "100%.png"]);
  expect(bodies).toEqual(["# A\n\n![a](<my pic.png>) ![b](public/b.png) ![c](100%25.png) d e"]);
  expect(said).toEqual([elsewhere("3:52", "%2e%2e/d.png"), elsewhere("3:71", "/")]);
  expect((await deck("marp", "![b](/b.png)")).images).toEqual(["b.png"]);
});

test("pictures and links that refer to a definition are those of their own slide", async () => {
  const { bodies, images, said } = await deck(
    "marp",
    "![a][b] [*link*][c]\n\n[b]: ../../secret.png\n[c]: https://example.org/one\n\n---\n\n![b] [![d][b]][c]\n\n[B]: two.png\n[c]: https://example.org/two\n",
  );
  expect(images).toEqual(["two.png"]);
  expect(bodies).toEqual([
    "a [*link*](https://example.org/one)",
    "![b](two.png) [![d](two.png)](https://example.org/two)",
  ]);
  expect(said).toEqual([elsewhere("1:1", "../../secret.png")]);
});

test("a picture in HTML is told, wherever it stands", async () => {
  const { bodies, said } = await deck(
    "slidev",
    '> <img src="../a.png">\n\n| <img src="b.png"> x |\n| - |\n\n<img src="c.png">\n\n- **y <img src="d.png">**\n',
  );
  expect(bodies.join("")).not.toContain("img");
  expect(said.map((line) => line.slice(0, line.indexOf("`")))).toEqual([
    "1:3 warning Unexpected ",
    "3:3 warning Unexpected ",
    "8:7 warning Unexpected ",
    "6:1 warning Unexpected ",
  ]);
});

test.each<[what: string, text: string, body: string]>([
  [
    "two columns",
    "# Title\n\nOne\n\n::right::\n\nTwo\n",
    "# Title\n\n::::column\n\nOne\n\n::::\n\n::::column\n\nTwo\n\n::::",
  ],
  [
    "two columns below what both share",
    "# Title\n\nBoth\n\n::left::\n\nOne\n\n:: right ::\nTwo\n",
    "# Title\n\nBoth\n\n::::column\n\nOne\n\n::::\n\n::::column\n\nTwo\n\n::::",
  ],
  [
    "a column beside the title alone",
    "# Title\n\n::right::\n\n<v-clicks>\n\n- Two\n\n",
    "# Title\n\n::::column\n\n:::steps\n\n- Two\n\n:::\n\n::::",
  ],
  [
    "steps through both",
    "<v-clicks>\n\n- One\n\n::right::\n\n- Two\n\n</v-clicks>\n",
    "::::column\n\n:::steps\n\n- One\n\n:::\n\n::::\n\n::::column\n\n:::steps\n\n- Two\n\n:::\n\n::::",
  ],
])("Slidev's parts of a slide become columns: %s", async (_what, text, body) => {
  const { bodies, layouts, said } = await deck("slidev", `---\nlayout: two-cols\n---\n\n${text}`);
  expect(bodies).toEqual([body]);
  expect(layouts).toEqual(["compare"]);
  expect(said).toEqual([]);
  const segment = { path: "in.md", text: `---\ntitle: In\n---\n\n${body}\n` };
  const { problems } = await parseSegment(segment, "in", { files: new Set(), folder: "" });
  expect(lines(problems)).toEqual([]);
});

test("another part of a slide's layout is told, and stays in its place", async () => {
  const { bodies, said } = await deck(
    "slidev",
    "# Title\n\n::bottom::\n\nThree\n\n`::right::` is code\n",
  );
  expect(bodies).toEqual(["# Title\n\nThree\n\n`::right::` is code"]);
  expect(said).toEqual([leftOut("3:1", "::bottom::")]);
  expect((await deck("marp", "::right::\n")).bodies).toEqual([String.raw`\::right::`]);
});

test("code keeps its lines, numbers and titles, written as a segment writes them", async () => {
  const { bodies, said } = await deck(
    "slidev",
    [
      "# A\n",
      "```ts {1|2|all}{lines:true,startLine:1}\na\nb\n```\n",
      "```js [app.js]{2}\na\nb\n```\n",
      "```ts {hide|none} twoslash\na\n```\n",
      "```ts {7}{maxHeight:'100px'}\na\n```\n",
      "```ts\na\n```",
    ].join("\n"),
  );
  expect(bodies).toEqual([
    [
      "# A\n",
      "```ts {1|2|all} lines\na\nb\n```\n",
      '```js {2} title="app.js" focus\na\nb\n```\n',
      "```ts {hide|none} focus\na\n```\n",
      "```ts\na\n```\n",
      "```ts\na\n```",
    ].join("\n"),
  ]);
  expect(said).toEqual([
    leftOut("13:1", "twoslash"),
    leftOut("17:1", "maxHeight:'100px'"),
    leftOut("17:1", "line 7 of 1"),
  ]);
});

test("Slidev's magic moves come over, and count as steps", async () => {
  const { bodies, notes, said } = await deck(
    "slidev",
    "# A\n\n````md magic-move {lines: true, at: 2}\n```js\na\n```\n\ntext\n\n```js {1|2}\na\nb\n```\n````\n\n<!-- One [click] two [click] three [click] four. -->\n",
  );
  expect(bodies).toEqual([
    "# A\n\n:::magic-move\n\n```js lines\na\n```\n\n```js {1|2} lines\na\nb\n```\n\n:::",
  ]);
  expect(notes).toEqual([["One [click] two [click] three four."]]);
  expect(said).toEqual([
    leftOut("3:1", "at: 2"),
    leftOut("3:1", "paragraph in magic-move"),
    "16:1 warning Unexpected `[click]`, expected at most 2 steps on this slide; it is left out",
  ]);
});

test("a Slidev deck's line numbers come over, but not to diagrams", async () => {
  const { bodies, said } = await deck(
    "slidev",
    "---\nlineNumbers: true\n---\n\n# A\n\n```js\na\n```\n\n```mermaid {scale: 0.5}\nflowchart LR\n```\n",
  );
  expect(bodies).toEqual(["# A\n\n```js lines\na\n```\n\n```mermaid\nflowchart LR\n```"]);
  expect(said).toEqual([leftOut("11:1", "{scale: 0.5}")]);
});

test("reveal.js's lines come over with its numbers", async () => {
  const { bodies } = await deck("reveal-md", "# A\n\n```js [5: 1|2]\na\nb\n```\n\nNote: Say so.\n");
  expect(bodies).toEqual(["# A\n\n```js {5|6} lines=5\na\nb\n```"]);
});
