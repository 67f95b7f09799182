import type { Element, ElementContent, Root as HtmlRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { createHtmlProcessor, type Directives, parseSegment } from "../../src/markdown/index.ts";
import type { MarkdownOptions } from "../../src/markdown/index.ts";

async function htmlOf(body: string, options: MarkdownOptions) {
  const text = `---\ntitle: Part\n---\n\n${body}\n`;
  const { segment, problems } = await parseSegment({ path: "01-part.md", text }, "part", options);
  const [slide] = segment?.slides ?? [];
  return {
    html: toHtml(slide?.content ?? []),
    notes: slide?.notes.map(({ content }) => toHtml(content)),
    problems: problems.map((message) => `${message.name} ${message.reason}`),
  };
}

const box = (properties: Element["properties"], children: ElementContent[]): Element => ({
  type: "element",
  tagName: "div",
  properties,
  children,
});

const directives: Directives = {
  tip: ({ type, attributes, children }) =>
    box({ className: ["tip", type], dataKind: attributes["kind"] ?? "none" }, children),
  gauge: ({ attributes }) => [
    h("strong", `${attributes["value"]} %`),
    { type: "text", value: " full" },
  ],
  bad: ({ children }) => [
    box({ onClick: "alert(1)", style: "color: red", id: "x" }, children),
    h("script", "alert(1)"),
    h("iframe", { src: "https://example.org" }),
    h("a", { href: "javascript:alert(1)" }, "link"),
  ],
};

test.each([
  [
    "a container, with class names and data attributes",
    ':::tip{kind="warm"}\nLook **up**.\n:::',
    '<div class="tip container" data-kind="warm"><p>Look <strong>up</strong>.</p></div>',
  ],
  [
    "a leaf, with its label",
    "::tip[Look *up*.]",
    '<div class="tip leaf" data-kind="none">Look <em>up</em>.</div>',
  ],
  ["several nodes", '::gauge{value="40"}', "<strong>40 %</strong> full"],
  [
    "those inside of others",
    '::::tip\n:::tip{kind=a}\n::gauge{value="1"}\n:::\n::::',
    '<div class="tip container" data-kind="none"><div class="tip container" data-kind="a"><strong>1 %</strong> full</div></div>',
  ],
  [
    "steps inside of it",
    ":::::tip\n::::steps\n- One\n::::\n:::::",
    '<div class="tip container" data-kind="none"><div class="steps"><ul>\n<li data-step="1">One</li>\n</ul></div></div>',
  ],
  ["nothing that runs", ":::bad\nIn\n:::", "<div><p>In</p></div><a>link</a>"],
  [
    "nothing more of an author's HTML than before",
    ':::tip\n<p data-action="play">In</p>\n:::',
    '<div class="tip container" data-kind="none"><p>In</p></div>',
  ],
])("a directive makes %s", async (_what, body, expected) => {
  const { html, problems } = await htmlOf(body, { directives });
  expect(html.replaceAll("\n", "")).toBe(expected.replaceAll("\n", ""));
  expect(problems).toEqual([]);
});

test("a directive works in notes", async () => {
  const { notes, problems } = await htmlOf('# One\n\n:::notes\n::gauge{value="3"}\n:::', {
    directives,
  });
  expect(notes).toEqual(["<strong>3 %</strong> full"]);
  expect(problems).toEqual([]);
});

test("a directive that nobody has given is an error, with the nearest name", async () => {
  const { problems } = await htmlOf("# One\n\n::guage\n\n:::tips\nIn\n:::\n\n::constructor", {
    directives,
  });
  expect(problems).toEqual([
    "7:1-7:8 Unexpected `::guage`, expected `::gauge`",
    "9:1-11:4 Unexpected `:::tips`, expected `:::tip`",
    "13:1-13:14 Unexpected `::constructor`, expected `::slide`, `::embed`, `::tip`, `::gauge` or `::bad`",
  ]);
});

test.each<[string, () => unknown, string]>([
  [
    "throws",
    () => {
      throw new Error("boom");
    },
    "error of `::odd` in the configuration, expected it to make hast: boom",
  ],
  ...(
    [
      ["string", "<p>HTML</p>"],
      ["undefined", undefined],
      ["null", null],
      ["number", [h("p"), 7]],
      ["object", {}],
      ["Promise", Promise.resolve(h("p"))],
    ] as const
  ).map(([kind, made]): [string, () => unknown, string] => [
    `returns ${kind}`,
    () => made,
    `\`${kind}\` as what is made by \`::odd\` in the configuration, expected hast, as \`{ type: "element", … }\``,
  ]),
])("a directive that %s is an error where it stands", async (_what, make, reason) => {
  // As a configuration in JavaScript may have it.
  const odd: Directives = Object.fromEntries([["odd", make]].map(([name, value]) => [name, value]));
  const { html, problems } = await htmlOf("Before\n\n::odd\n\nAfter", { directives: odd });
  expect(problems).toEqual([`7:1-7:6 Unexpected ${reason}`]);
  expect(html.replaceAll("\n", "")).toBe("<p>Before</p><p>After</p>");
});

test("a placeholder that an author wrote by hand makes nothing", async () => {
  const { html } = await htmlOf('<div data-directive="7">In</div>', { directives });
  expect(html).toBe("<div>In</div>");
});

test("images of a directive are checked where the directive stands", async () => {
  const { problems } = await htmlOf("# One\n\n::picture", {
    files: new Set(),
    folder: "public/talk",
    directives: { picture: () => h("img", { src: "gone.png", alt: "Gone" }) },
  });
  expect(problems).toEqual([
    "7:1-7:10 Unexpected missing image `gone.png`, expected the file `public/talk/gone.png`",
  ]);
});

test("without a list of files, an image may be any", async () => {
  const { problems } = await htmlOf("![Here](here.png)", {});
  expect(problems).toEqual([]);
});

test("remark plugins see the file's Markdown before it is divided into slides", async () => {
  const shout = () => (tree: Root) =>
    visit(tree, "text", (node) => void (node.value = node.value.toUpperCase()));
  const { html } = await htmlOf("one", { remarkPlugins: [shout] });
  expect(html).toBe("<p>ONE</p>");
});

test("rehype plugins see HTML that the allow list has not yet seen", async () => {
  const mark = () => (tree: HtmlRoot) => {
    tree.children.push(h("mark", "new"), h("script", "alert(1)"));
  };
  const { html, problems } = await htmlOf("one", { rehypePlugins: [mark] });
  expect(html).toBe("<p>one</p><mark>new</mark>");
  expect(problems).toEqual([
    "1:1 Unexpected HTML element `<script>`, expected Markdown or an allowed element; it is left out",
  ]);
});

test("a processor of one's own makes HTML of any Markdown", async () => {
  const tree: Root = { type: "root", children: [{ type: "thematicBreak" }] };
  expect(toHtml(await createHtmlProcessor().run(tree))).toBe("<hr>");
});

test("finds what a reference leads to on any slide of the segment", async () => {
  const body =
    "[The map][m] and ![Pier][p]{.wide}\n\n:::notes\n[Here][m].\n:::\n\n---\n\n# B\n\n[m]: #b\n[p]: pier.png";
  const { html, notes, problems } = await htmlOf(body, { files: new Set(["pier.png"]) });
  expect(html).toContain('<a href="#/b">The map</a>');
  expect(html).toMatch(/<img[^>]+src="pier.png"[^>]*>/);
  expect(html).toContain('class="wide"');
  expect(notes).toEqual(['<p><a href="#/b">Here</a>.</p>']);
  expect(problems).toEqual([]);
});
