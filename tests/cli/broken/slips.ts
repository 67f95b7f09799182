import { type BrokenSource, part } from "./source.ts";

/** What is text to Markdown, but was meant otherwise; `slips.test.ts` has more of them. */
export const SLIPS: readonly BrokenSource[] = [
  {
    rule: "notes-syntax",
    what: "Note: and a comment",
    files: part("# Good\n\nNote: One\n\n---\n\n# Two\n\n<!-- This is what I say. -->"),
    problems: [
      "01-part.md:7:1-7:6 warning Unexpected `Note:`, expected `:::notes` around what is said (notes-syntax)",
      "01-part.md:13:1-13:29 warning Unexpected comment at the end of a slide without notes, expected `:::notes` around what is said (notes-syntax)",
    ],
  },
  {
    rule: "click-syntax",
    what: "in other brackets, and on the slide",
    files: part("# Good [click]\n\n:::notes\nOne (Click) two\n:::"),
    problems: [
      "01-part.md:5:8-5:15 warning Unexpected `[click]`, expected it in `:::notes`, at the word that shows the step (click-syntax)",
      "01-part.md:8:5-8:12 warning Unexpected `(Click)`, expected `[click]` (click-syntax)",
    ],
  },
  {
    rule: "timecode-syntax",
    what: "without brackets, and indented",
    files: part("# Good\n\n:::notes\n00:12 One\n\n    [00:20] Two\n:::"),
    problems: [
      "01-part.md:8:1-8:7 warning Unexpected `00:12`, expected `[00:12]`, or another word before it (timecode-syntax)",
      "01-part.md:10:1-10:16 warning Unexpected indentation before `[00:20]`, expected none: a tab or four spaces make it code (timecode-syntax)",
    ],
  },
  {
    rule: "steps-syntax",
    what: "another word, and a fence that does not say so",
    files: part(
      "# Good\n\n```mermaid steps\npie\n  accTitle: One\n  %% Step 1\n```\n\n```mermaid\npie\n  accTitle: Two\n  %% step\n```",
    ),
    problems: [
      "01-part.md:10:1-10:12 warning Unexpected `%% Step 1`, expected `%% step` (steps-syntax)",
      "01-part.md:13:1-17:4 warning Unexpected `%% step` in a diagram without steps, expected ` ```mermaid steps ` as its first line (steps-syntax)",
    ],
  },
  {
    rule: "slide-break",
    what: "no empty line",
    files: part("# Good\n\nOne\n---\n\nTwo"),
    problems: [
      "01-part.md:7:1-8:4 warning Unexpected `---` below text, which makes it a heading, expected an empty line before it, or `## ` before the text (slide-break)",
    ],
  },
  {
    rule: "heading-order",
    what: "two titles, and a level too many",
    files: part("# Good\n\n### One\n\n# Two"),
    problems: [
      "01-part.md:7:1-7:8 warning Unexpected heading of level 3 below one of level 1, expected level 2 (heading-order)",
      "01-part.md:9:1-9:6 warning Unexpected second heading of level 1 on a slide, expected `---` before it for a slide of its own, or a lower level (heading-order)",
    ],
  },
  {
    rule: "markdown-syntax",
    what: "a space too few, and one too many",
    files: part("#Good\n\nOne **two ** [three] (#good)"),
    problems: [
      "01-part.md:5:1-5:6 warning Unexpected `#Good`, expected `# Good` (markdown-syntax)",
      "01-part.md:7:5-7:13 warning Unexpected `**two **`, expected no space within, as `**bold**` (markdown-syntax)",
      "01-part.md:7:14-7:29 warning Unexpected `[three] (#good)`, expected no space between `]` and `(` (markdown-syntax)",
    ],
  },
  {
    rule: "markdown-syntax",
    what: "references of links and images that nothing defines",
    files: part(
      "# Good\n\n[Two][two] [`three` four][] ![five][6] [two]\n\n:::notes\n**[Six][two]**\n:::\n\n[Six]: #good\n[six] [six]",
    ),
    problems: [
      "01-part.md:7:1-7:11 warning Unexpected `[Two][two]`, expected a definition, as `[two]: https://…` (markdown-syntax)",
      "01-part.md:7:12-7:28 warning Unexpected `[`three` four][]`, expected a definition, as `[… four]: https://…` (markdown-syntax)",
      "01-part.md:7:29-7:39 warning Unexpected `![five][6]`, expected a definition, as `[6]: https://…` (markdown-syntax)",
      "01-part.md:10:3-10:13 warning Unexpected `[Six][two]`, expected a definition, as `[two]: https://…` (markdown-syntax)",
    ],
  },
  {
    rule: "other-syntax",
    what: "of Pandoc, Slidev and Marp",
    files: part("<!-- _class: lead -->\n\n# Good {.one}\n\n[@doe] :tada:\n\n<<< @/one.js"),
    problems: [
      "01-part.md:5:1-5:22 warning Unexpected `_class:` in a comment, expected `::slide{…}` (other-syntax)",
      "01-part.md:7:8-7:14 warning Unexpected `{.one}`, expected attributes in `::slide{…}`, or directly after an image (other-syntax)",
      "01-part.md:9:1-9:7 warning Unexpected `[@doe]`, expected `[^doe]` (other-syntax)",
      "01-part.md:9:8-9:14 warning Unexpected `:tada:`, expected the character itself, or an icon as `![](icon:lucide/anchor)` (other-syntax)",
      "01-part.md:11:1-11:13 warning Unexpected `<<< @/one.js`, expected the code itself, between ` ``` ` and ` ``` ` (other-syntax)",
    ],
  },
];
