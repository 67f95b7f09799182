import { type BrokenSource, part, segment } from "./source.ts";

/** What is wrong with slides and the blocks they are made of. */
export const SLIDES: readonly BrokenSource[] = [
  {
    rule: "disable-comment",
    what: "no reason, no rule, rules that are not there or always on, and another command",
    files: part(
      "# Good\n\n<!-- cuedeck-disable-next-line html-removed -->\n<b onclick>One</b>\n\n<!-- cuedeck-disable-next-line html-remove, yaml-syntax: they say so -->\n\n<!-- cuedeck-disable-next-line: -->\n\n<!-- cuedeck-disable html-removed: all of it -->\n\n<!-- cuedeck -->",
    ),
    problems: [
      "01-part.md:7:1-7:48 warning Unexpected comment without a reason, expected `cuedeck-disable-next-line html-removed: reason` (disable-comment)",
      "01-part.md:10:1-10:73 warning Unexpected rule `html-remove`, expected `html-removed` (disable-comment)",
      "01-part.md:10:1-10:73 warning Unexpected rule `yaml-syntax`, expected one without which something can be built (disable-comment)",
      "01-part.md:12:1-12:36 warning Unexpected comment `cuedeck-disable-next-line`, expected `cuedeck-disable-next-line rule: reason` (disable-comment)",
      "01-part.md:14:1-14:49 warning Unexpected comment `cuedeck-disable`, expected `cuedeck-disable-next-line rule: reason` (disable-comment)",
    ],
  },
  {
    rule: "slide-id",
    what: "with characters that no address has",
    files: part('::slide{id="a b"}\n\n# Good'),
    problems: [
      "01-part.md:5:1-5:18 error Unexpected id `a b`, expected letters, digits, hyphens and underscores (slide-id)",
    ],
  },
  {
    rule: "slide-id",
    what: "with more than a file's name may hold",
    files: part(`::slide{#${"x".repeat(101)}}\n\n# Good`),
    problems: [
      `01-part.md:5:1-5:112 error Unexpected id \`${"x".repeat(101)}\`, expected at most 100 bytes (slide-id)`,
    ],
  },
  {
    rule: "slide-id",
    what: "a second time, in another file",
    files: { "02-more.md": segment("# One\n\n---\n\n::slide{#good}\n\n# Two") },
    problems: [
      "02-more.md:9:1-9:15 error Unexpected slide id `good` for a second time, expected another, as `::slide{#good-2}` (slide-id), see 01-part.md:5:1",
    ],
  },
  {
    rule: "slide-empty",
    what: "a segment of nothing but front matter",
    files: { "01-part.md": "---\ntitle: Part\n---\n" },
    problems: [
      "01-part.md:3:4-4:1 error Unexpected empty slide, expected a heading or text between two `---` (slide-empty)",
    ],
  },
  {
    rule: "slide-empty",
    what: "nothing between two lines, and nothing but attributes after the last",
    files: part("# Good\n\n---\n\n---\n\n::slide{#a}"),
    problems: [
      "01-part.md:7:1-9:1 error Unexpected empty slide, expected a heading or text between two `---` (slide-empty)",
      "01-part.md:11:1-11:12 error Unexpected empty slide, expected a heading or text between two `---` (slide-empty)",
    ],
  },
  {
    rule: "slide-empty",
    what: "nothing but a heading without words, where no picture stands behind it",
    files: part(
      '# Good\n\n---\n\n::slide{layout="list"}\n\n#\n\n---\n\n# <!-- Later -->\n\n---\n\n::slide{ground="pier.jpg"}\n\n#',
    ),
    problems: [
      "01-part.md:11:1-11:2 error Unexpected empty slide, expected a heading or text between two `---` (slide-empty)",
      "01-part.md:15:1-15:17 error Unexpected empty slide, expected a heading or text between two `---` (slide-empty)",
      "01-part.md:19:1-19:27 error Unexpected missing image `pier.jpg`, expected the file `public/slide-empty-3/pier.jpg` (image-missing)",
    ],
  },
  {
    rule: "slide-empty",
    what: "every slide hidden",
    files: part("::slide{hidden}\n\n# Good"),
    problems: [
      "episode.yaml:1:8-1:12 error Unexpected episode with no slide to show, expected one that is not hidden (slide-empty)",
    ],
  },
  {
    rule: "slide-empty",
    what: "sources that are neither written nor cited",
    files: part('# Good\n\n---\n\n::slide{layout="sources"}\n\n# Sources'),
    problems: [
      "01-part.md:9:1-9:26 error Unexpected slide of sources where nothing is cited, expected a list on it, or a footnote as `[^key]` (slide-empty)",
    ],
  },
  {
    rule: "invalid-value",
    what: "a ground, a focus, a class and what hides a slide",
    files: part(
      '::slide{ground="inc" focus="left" class="a b_c" hidden="yes" grond=ink}\n\n# Good\n\n---\n\n::slide{#film ground="clip.mp4"}\n\n# Film',
    ),
    problems: [
      "01-part.md:5:1-5:72 error Unexpected attribute `grond`, expected `ground` (unknown-key)",
      "01-part.md:5:1-5:72 error Unexpected focus `left`, expected how far it is from the left and from the top, as `30% 20%` (invalid-value)",
      "01-part.md:5:1-5:72 error Unexpected class `b_c`, expected letters, digits and hyphens (invalid-value)",
      '01-part.md:5:1-5:72 error Unexpected `hidden="yes"`, expected `hidden` without a value (invalid-value)',
      "01-part.md:5:1-5:72 error Unexpected ground `inc`, expected `ink`, another colour, or a picture as `pier.jpg` (invalid-value)",
      "01-part.md:11:1-11:33 error Unexpected ground `clip.mp4`, expected `accent`, `positive`, `negative`, `neutral`, `ink`, `card`, `mark`, `accent-tint`, `positive-tint` or `negative-tint`, or a picture as `pier.jpg` (invalid-value)",
    ],
  },
  {
    rule: "notes-without-slide",
    what: "notes alone",
    files: part("# Good\n\n---\n\n:::notes\n[00:01] Alone.\n:::"),
    problems: [
      "01-part.md:10:1-10:15 error Unexpected notes without a slide, expected a heading or text beside them (notes-without-slide)",
    ],
  },
  {
    rule: "unknown-directive",
    what: "blocks and lines of other names, and known ones where they have no place",
    files: part(
      "::slide{#a}\n\n# Good\n\n:::note\nOne.\n:::\n\n::pause\n\n::slide{#b}\n\n> :::notes\n> Two.\n> :::",
    ),
    problems: [
      "01-part.md:9:1-11:4 error Unexpected `:::note`, expected `:::notes` (unknown-directive)",
      "01-part.md:13:1-13:8 error Unexpected `::pause`, expected `::slide` or `::embed` (unknown-directive)",
      "01-part.md:15:1-15:12 error Unexpected `::slide`, expected one `::slide` a slide, outside other blocks (unknown-directive)",
      "01-part.md:17:3-19:6 error Unexpected `:::notes`, expected it outside other blocks (unknown-directive)",
    ],
  },
  {
    rule: "directive-syntax",
    what: "a space after the colons, and a slot of Slidev",
    files: part("# Good\n\n::: steps\n\n- One\n\n::right::\n\nTwo :: three\n\n\\::: four"),
    problems: [
      "01-part.md:7:1-7:10 error Unexpected `::: steps`, expected `:::steps` (directive-syntax)",
      "01-part.md:11:1-11:10 error Unexpected `::right::`, expected `:::column` around each column (directive-syntax)",
    ],
  },
  {
    rule: "unknown-key",
    what: "attributes of blocks that have none",
    files: part(
      "# Good\n\n:::column{width=30%}\nOne\n:::\n\n:::column\nTwo\n:::\n\n:::steps{.two}\n- Two\n:::\n\n:::fit{#three}\nThree\n:::\n\n::::notes{time=00:05}\n[click] Four\n\n:::private{.five}\nFive\n:::\n::::",
    ),
    problems: [
      "01-part.md:7:1-9:4 error Unexpected attribute `width`, expected none for `:::column` (unknown-key)",
      "01-part.md:15:1-17:4 error Unexpected attribute `class`, expected none for `:::steps` (unknown-key)",
      "01-part.md:19:1-21:4 error Unexpected attribute `id`, expected none for `:::fit` (unknown-key)",
      "01-part.md:23:1-29:5 error Unexpected attribute `time`, expected none for `:::notes` (unknown-key)",
      "01-part.md:26:1-28:4 error Unexpected attribute `class`, expected none for `:::private` (unknown-key)",
    ],
  },
  {
    rule: "unknown-key",
    what: "front matter of a slide",
    files: part("# Good\n\n---\nlayout: cover\n---\n\n# Two\n\n---\n\nOne: two\n---\n\nText"),
    problems: [
      '01-part.md:8:1-9:4 error Unexpected `layout:` at the beginning of a slide, expected `::slide{layout="cover"}` (unknown-key)',
      "01-part.md:15:1-16:4 warning Unexpected `---` below text, which makes it a heading, expected an empty line before it, or `## ` before the text (slide-break)",
    ],
  },
  {
    rule: "unknown-directive",
    what: "steps in notes",
    files: part("# Good\n\n::::notes\nOne.\n\n:::steps\n- two\n:::\n::::"),
    problems: [
      "01-part.md:10:1-12:4 error Unexpected `:::steps` in notes, expected it outside of them (unknown-directive)",
    ],
  },
  {
    rule: "unknown-directive",
    what: "steps in a footnote",
    files: part("# Good[^doe]\n\n[^doe]: Doe\n\n    :::steps\n    - two\n    :::"),
    problems: [
      "01-part.md:9:5-11:8 error Unexpected `:::steps` in a footnote, expected text without directives (unknown-directive)",
    ],
  },
  {
    rule: "unknown-directive",
    what: "private remarks inside of other blocks",
    files: part(
      "# Good\n\n::::column\n:::private\nOne.\n:::\n::::\n\n:::notes\n> :::private\n> Two.\n> :::\n:::",
    ),
    problems: [
      "01-part.md:8:1-10:4 error Unexpected `:::private`, expected it outside other blocks (unknown-directive)",
      "01-part.md:14:3-16:6 error Unexpected `:::private`, expected it outside other blocks (unknown-directive)",
    ],
  },
  {
    rule: "unclosed-directive",
    what: "notes without an end",
    files: part("# Good\n\n:::notes\nOne.[^doe]\n\n---\n\n# Swallowed\n\n[^doe]: Doe"),
    problems: [
      "01-part.md:7:1-7:1 error Unexpected end of `:::notes`, expected a closing `:::` (unclosed-directive)",
      "01-part.md:8:5-8:11 error Unexpected footnote `[^doe]`, expected a definition in `references.md` (footnote-undefined)",
    ],
  },
  {
    rule: "unclosed-directive",
    what: "steps in a column, with as many colons",
    files: part("# Good\n\n:::column\n:::steps\n- one\n:::\n:::"),
    problems: [
      "01-part.md:8:1-8:1 error Unexpected end of `:::steps`, expected a closing `:::`, and more colons for `:::column` around it (unclosed-directive)",
    ],
  },
  {
    rule: "unclosed-block",
    what: "a fence",
    files: part("# Good\n\n```js\nlet a;\n\n---\n\n# Swallowed"),
    problems: [
      "01-part.md:7:1-7:1 error Unexpected end of ```, expected a closing ``` (unclosed-block)",
    ],
  },
  {
    rule: "unclosed-block",
    what: "a formula and, in notes, a comment",
    files: part("# Good\n\n:::notes\n<!-- One.\n:::\n\n$$\nx\n\n---\n"),
    problems: [
      "01-part.md:8:1-8:1 error Unexpected end of <!--, expected a closing --> (unclosed-block)",
      "01-part.md:11:1-11:1 error Unexpected end of $$, expected a closing $$ (unclosed-block)",
    ],
  },
  {
    rule: "unclosed-block",
    what: "HTML that reaches over empty lines",
    files: part("# Good\n\n<pre>\nOne.\n\n---\n\n# Swallowed"),
    problems: [
      "01-part.md:7:1-7:1 error Unexpected end of <pre>, expected a closing </pre> (unclosed-block)",
    ],
  },
];
