import { type BrokenSource, part } from "./source.ts";

/** What is wrong with drawings: SVG files in `public/`. */

const ONE = part("# Good\n\n![A pier](pier.svg)");

/** The root of a drawing with this content. */
const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n${content}\n</svg>`;

const nested = (depth: number) => "<g>".repeat(depth) + "</g>".repeat(depth);

export const DRAWINGS: readonly BrokenSource[] = [
  {
    rule: "drawing-file",
    what: "XML that is not well formed",
    files: ONE,
    publicFiles: { "pier.svg": svg('<g id="step 1">\n<path>\n</g>') },
    problems: [
      "public/drawing-file-1/pier.svg:4:1-4:1 error Unexpected XML, expected it to be well formed: Missing end tag for element path (drawing-file)",
    ],
  },
  {
    rule: "drawing-file",
    what: "an entity of its own, even one that only repeats itself",
    files: ONE,
    publicFiles: {
      "pier.svg": `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n${svg('<g id="step 1">&b;</g>')}`,
    },
    problems: [
      "public/drawing-file-2/pier.svg:3:16-3:16 error Unexpected XML, expected it to be well formed: Named entity isn't defined: &b; (drawing-file)",
    ],
  },
  {
    rule: "drawing-file",
    what: "a web page",
    files: ONE,
    publicFiles: { "pier.svg": "\n <html/>" },
    problems: [
      "public/drawing-file-3/pier.svg:2:2-2:2 error Unexpected `<html>`, expected an SVG file that begins with `<svg>` (drawing-file)",
    ],
  },
  {
    rule: "drawing-file",
    what: "no size",
    files: ONE,
    publicFiles: {
      "pier.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="100%"><g id="step 1"/></svg>',
    },
    problems: [
      "public/drawing-file-4/pier.svg:1:1-1:1 error Unexpected drawing without a size, expected a `viewBox` (drawing-file)",
    ],
  },
  {
    rule: "drawing-file",
    what: "more than can be drawn: too long, repeated too often, or within itself",
    files: part("# Good\n\n![One](long.svg) ![Two](often.svg) ![Three](endless.svg)"),
    publicFiles: {
      "long.svg": svg(`<g id="step 1"/><desc>${"a".repeat(500_000)}</desc>`),
      "often.svg": svg(
        Array.from(
          { length: 9 },
          (_, index) =>
            `<g id="step 1 a${index}">${`<use href="#step 1 a${index + 1}"/>`.repeat(10)}</g>`,
        ).join("\n"),
      ),
      "endless.svg": svg('<g id="step 1"><use href="#step 1"/></g>'),
    },
    problems: [
      "public/drawing-file-5/endless.svg:1:1-1:1 error Unexpected drawing of more than 20000 shapes, with all that `<use>` repeats, expected fewer (drawing-file)",
      "public/drawing-file-5/long.svg:1:1-1:1 error Unexpected drawing of 500095 characters, expected at most 500000 (drawing-file)",
      "public/drawing-file-5/often.svg:1:1-1:1 error Unexpected drawing of more than 20000 shapes, with all that `<use>` repeats, expected fewer (drawing-file)",
    ],
  },
  {
    rule: "file-depth",
    what: "a drawing",
    files: ONE,
    publicFiles: { "pier.svg": svg(nested(200)) },
    problems: [
      "public/file-depth-2/pier.svg error Unexpected depth, expected fewer blocks or elements inside each other (file-depth)",
    ],
  },
  {
    rule: "drawing-step",
    what: "missing, backward, or other in the tall one",
    files: part(
      "# Good\n\n![One](gap.svg)\n\n![Two](pier.svg)\n\n:::notes\n[click] a [click] b [click] c [click] d\n:::",
    ),
    publicFiles: {
      "gap.svg": svg('<g id="step 1"/>\n<g id="step 3"/>\n<g id="step 3 to 2"/>'),
      "pier.svg": svg('<g id="step 1"/>'),
      "pier.tall.svg": svg('<g id="step 1 to 1"/>'),
    },
    problems: [
      "public/drawing-step-1/gap.svg:3:1-3:1 error Unexpected drawing without a step 2, expected a group named `step 2` before `step 3` (drawing-step)",
      "public/drawing-step-1/gap.svg:4:1-4:1 error Unexpected group from step 3 to 2, expected an end after its beginning (drawing-step)",
      "public/drawing-step-1/pier.tall.svg:1:1-1:1 error Unexpected tall drawing of 2 steps, expected 1, as the wide one has (drawing-step)",
    ],
  },
  {
    rule: "drawing-removed",
    what: "what runs, what is elsewhere, and what refers to nothing",
    files: ONE,
    publicFiles: {
      "pier.svg": svg(
        '<style>@import "a.css";</style>\n<script/>\n<g id="step 1" onclick="a()"/>\n<use href="b.svg#c"/>\n<path fill="url(//example.org/d)"/>\n<path mask="url(#gone)"/>',
      ),
    },
    problems: [
      "public/drawing-removed-1/pier.svg:2:8-2:8 warning Unexpected `@import` in the style of a drawing, expected rules for classes, as `.cell { … }`; it is left out (drawing-removed)",
      "public/drawing-removed-1/pier.svg:3:1-3:1 warning Unexpected `<script>` in a drawing, expected shapes, text, `<use>`, gradients, patterns, masks and markers; it is left out (drawing-removed)",
      "public/drawing-removed-1/pier.svg:4:1-4:1 warning Unexpected attribute `onclick` on `<g>` in a drawing, expected none; it is left out (drawing-removed)",
      "public/drawing-removed-1/pier.svg:5:1-5:1 warning Unexpected address `b.svg#c` on `<use>` in a drawing, expected one in the file itself, as `#cell`; it is left out (drawing-removed)",
      "public/drawing-removed-1/pier.svg:6:1-6:1 warning Unexpected `fill` of `url(//example.org/d)` on `<path>` in a drawing, expected a value that asks for no other file; it is left out (drawing-removed)",
      "public/drawing-removed-1/pier.svg:7:1-7:1 warning Unexpected `#gone` as `mask` of `<path>`, expected an id of the drawing; it is left out (drawing-removed)",
    ],
  },
];
