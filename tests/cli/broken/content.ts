import { type BrokenSource, part } from "./source.ts";

/** What is wrong with images, links, HTML, formulas, code and diagrams. */
export const CONTENT: readonly BrokenSource[] = [
  {
    rule: "image-missing",
    what: "on a slide, in notes, in HTML",
    files: part(
      '# Good\n\n![One](one.png)\n\n<img src="two.png" alt="Two">\n\n:::notes\n![Three](a/three%20.png)\n:::',
    ),
    problems: [
      "01-part.md:7:1-7:16 error Unexpected missing image `one.png`, expected the file `public/image-missing-1/one.png` (image-missing)",
      "01-part.md:9:1-9:30 error Unexpected missing image `two.png`, expected the file `public/image-missing-1/two.png` (image-missing)",
      "01-part.md:12:1-12:25 error Unexpected missing image `a/three%20.png`, expected the file `public/image-missing-1/a/three .png` (image-missing)",
    ],
  },
  {
    rule: "image-missing",
    what: "the picture that a slide stands on, here and elsewhere",
    files: part(
      '::slide{ground="gone.jpg"}\n\n# Good\n\n---\n\n::slide{ground="https://example.org/x.png"}\n\n# Two',
    ),
    problems: [
      "01-part.md:5:1-5:27 error Unexpected missing image `gone.jpg`, expected the file `public/image-missing-2/gone.jpg` (image-missing)",
      "01-part.md:11:1-11:44 error Unexpected image from elsewhere `https://example.org/x.png`, expected a file in `public/image-missing-2` (image-remote)",
    ],
  },
  {
    rule: "code-language",
    what: "a diagram and a chart under other names, which are shown as code",
    files: part("# Good\n\n```Mermaid\npie\n```\n\n```Chart\nunits: []\n```\n\n```mmd\npie\n```"),
    problems: [
      "01-part.md:7:1-9:4 warning Unexpected code language `Mermaid`, expected `mermaid`: it is shown as code, and not drawn (code-language)",
      "01-part.md:11:1-13:4 warning Unexpected code language `Chart`, expected `chart`: it is shown as code, and not drawn (code-language)",
      "01-part.md:15:1-17:4 warning Unexpected code language `mmd`, expected `mermaid`: it is shown as code, and not drawn (code-language)",
    ],
  },
  {
    rule: "invalid-value",
    what: "lines of code twice, and a picture without a width",
    files: part("# Good\n\n```js {1|2} {2}\na\nb\n```\n\n![One](one.png){width=0%}"),
    publicFiles: { "one.png": "" },
    problems: [
      "01-part.md:7:13-7:16 error Unexpected `{2}`, expected lines once, as `{2-3|5|all}` (invalid-value)",
      "01-part.md:12:1-12:26 error Unexpected width `0%` of an image, expected pixels or a percentage, as `300` or `60%` (invalid-value)",
    ],
  },
  {
    rule: "footnote-undefined",
    what: "a definition without a text",
    files: part("# Good[^one]\n\n[^one]:"),
    problems: [
      "01-part.md:7:1-7:8 error Unexpected footnote `[^one]` without a text, expected its source after the colon (footnote-undefined)",
    ],
  },
  {
    rule: "image-missing",
    what: "the poster of an embed",
    files: part('# Good\n\n::embed{src="https://example.org" title="One" poster="one.png"}'),
    problems: [
      "01-part.md:7:1-7:64 error Unexpected missing image `one.png`, expected the file `public/image-missing-3/one.png` (image-missing)",
    ],
  },
  {
    rule: "image-missing",
    what: "paths as Windows writes them: of pictures, clips, posters, links and data",
    files: part(
      '::slide{ground="img\\pier.jpg"}\n\n# Good\n\n![One](img\\pier.jpg) ![two](img\\film.mp4){poster=img\\pier.jpg} ![three](.\\img\\pier.svg)\n\n[Four](docs\\paper.pdf#a) [five](..\\other\\a.html)\n\n```chart\ndata: { url: data\\sand.csv }\nmark: bar\n```',
    ),
    publicFiles: { "img/pier.jpg": "", "img/film.mp4": "", "docs/paper.pdf": "" },
    problems: [
      "01-part.md:5:1-5:31 error Unexpected `\\` in the path `img\\pier.jpg`, expected `/`, as `img/pier.jpg` (image-missing)",
      "01-part.md:9:1-9:21 error Unexpected `\\` in the path `img\\pier.jpg`, expected `/`, as `img/pier.jpg` (image-missing)",
      "01-part.md:9:22-9:63 error Unexpected `\\` in the path `img\\film.mp4`, expected `/`, as `img/film.mp4` (image-missing)",
      "01-part.md:9:22-9:63 error Unexpected `\\` in the path `img\\pier.jpg`, expected `/`, as `img/pier.jpg` (image-missing)",
      "01-part.md:9:64-9:88 error Unexpected `\\` in the path `.\\img\\pier.svg`, expected `/`, as `./img/pier.svg` (image-missing)",
      "01-part.md:11:1-11:25 error Unexpected `\\` in the path `docs\\paper.pdf`, expected `/`, as `docs/paper.pdf` (link-target)",
      "01-part.md:11:26-11:49 error Unexpected `\\` in the path `..\\other\\a.html`, expected `/`, as `../other/a.html` (link-target)",
      "01-part.md:14:14-14:14 error Unexpected `\\` in the path `data\\sand.csv`, expected `/`, as `data/sand.csv` (chart-data)",
    ],
  },
  {
    rule: "image-missing",
    what: "formats that no browser shows",
    files: part(
      "# Good\n\n![One](one.HEIC) ![two](two.pdf)\n\n![Three](three.avi) ![four](four.webp) ![five](five)",
    ),
    publicFiles: { "one.HEIC": "", "two.pdf": "", "three.avi": "", "four.webp": "", five: "" },
    problems: [
      "01-part.md:7:1-7:17 error Unexpected image `one.HEIC`, expected a format that browsers show, as .jpg, .png, .svg or .mp4 (image-missing)",
      "01-part.md:7:18-7:33 error Unexpected image `two.pdf`, expected a format that browsers show, as .jpg, .png, .svg or .mp4 (image-missing)",
      "01-part.md:9:1-9:20 error Unexpected image `three.avi`, expected a format that browsers show, as .jpg, .png, .svg or .mp4 (image-missing)",
    ],
  },
  {
    rule: "image-remote",
    what: "from another host, in each way to write it",
    files: part(
      '# Good\n\n![One](https://example.org/a.png)\n\n![Two][two] <img src="//example.org/b.png" alt="Three">\n\n[two]: javascript:alert(1)',
    ),
    problems: [
      "01-part.md:7:1-7:34 error Unexpected image from elsewhere `https://example.org/a.png`, expected a file in `public/image-remote-1` (image-remote)",
      "01-part.md:9:1-9:12 error Unexpected image from elsewhere `javascript:alert(1)`, expected a file in `public/image-remote-1` (image-remote)",
      "01-part.md:9:13-9:56 error Unexpected image from elsewhere `//example.org/b.png`, expected a file in `public/image-remote-1` (image-remote)",
    ],
  },
  {
    rule: "image-alt",
    what: "no text, or nothing but spaces",
    files: part("# Good\n\n![](here.png) ![ ](here.png)"),
    publicFiles: { "here.png": "" },
    problems: [
      "01-part.md:7:1-7:14 error Unexpected image without alternative text, expected `![what it shows](here.png)` (image-alt)",
      "01-part.md:7:15-7:29 error Unexpected image without alternative text, expected `![what it shows](here.png)` (image-alt)",
    ],
  },
  {
    rule: "icon-missing",
    what: "a set that is not installed, a name that it does not have, and no name",
    files: part(
      "# Good\n\n![](icon:none/dot)\n\n![](icon:made-up/dto) ![](icon:dot)\n\n![](icon:made-up/constructor)",
    ),
    problems: [
      "01-part.md:7:1-7:19 error Unexpected icon set `none`, expected one that is installed: `npm install @iconify-json/none` (icon-missing)",
      "01-part.md:9:1-9:22 error Unexpected icon `made-up/dto`, expected `made-up/dot` (icon-missing)",
      "01-part.md:9:23-9:36 error Unexpected `icon:dot`, expected a set and a name, as `icon:lucide/anchor` (icon-missing)",
      "01-part.md:11:1-11:30 error Unexpected icon `made-up/constructor`, expected `made-up/dot` (icon-missing)",
    ],
  },
  {
    rule: "embed-title",
    what: "none, or nothing but spaces",
    files: part(
      '# Good\n\n::embed{src="https://example.org"}\n\n::embed{src="https://example.org" title=" "}',
    ),
    problems: [
      '01-part.md:7:1-7:35 error Unexpected embed without a title, expected `title="what it shows"` (embed-title)',
      '01-part.md:9:1-9:45 error Unexpected embed without a title, expected `title="what it shows"` (embed-title)',
    ],
  },
  {
    rule: "invalid-value",
    what: "the address of an embed",
    files: part(
      '# Good\n\n::embed{src="http://example.org" title="One"}\n\n::embed{title="Two"}\n\n::embed{src="https://example.org" title="Three" autoplay}',
    ),
    problems: [
      '01-part.md:7:1-7:46 error Unexpected address `http://example.org` of an embed, expected one with https, as `src="https://…"` (invalid-value)',
      '01-part.md:9:1-9:21 error Unexpected embed without an address, expected one with https, as `src="https://…"` (invalid-value)',
      "01-part.md:11:1-11:58 error Unexpected attribute `autoplay`, expected `src`, `poster` or `title` (unknown-key)",
    ],
  },
  {
    rule: "callout-kind",
    what: "kinds of other programs, on a slide and in notes",
    files: part("# Good\n\n> [!warn]\n> One.\n\n:::notes\n> [!NOTES] Two\n:::"),
    problems: [
      "01-part.md:7:1-8:7 warning Unexpected callout `[!warn]`, expected `[!WARNING]`; it stays a quotation (callout-kind)",
      "01-part.md:11:1-11:15 warning Unexpected callout `[!NOTES]`, expected `[!NOTE]`; it stays a quotation (callout-kind)",
    ],
  },
  {
    rule: "link-target",
    what: "slides that are not there or hidden, and missing files",
    files: {
      ...part(
        "# Good\n\n[One](#god), [two](#later), [three](three.pdf), [four](#)\n\n:::notes\n[Five](#/good)[^doe]\n:::\n\n---\n\n::slide{#later hidden}\n\n# Later\n\n[Itself](#later), [six](six/)",
      ),
      "references.md": "[^doe]: [Doe](#gooood)\n",
    },
    problems: [
      "01-part.md:7:1-7:12 error Unexpected link to `#god`, expected `#good` (link-target)",
      "01-part.md:7:14-7:27 error Unexpected link to `#later`, expected a slide that is not hidden (link-target)",
      "01-part.md:7:29-7:47 error Unexpected link to a missing file `three.pdf`, expected the file `public/link-target-1/three.pdf` (link-target)",
      "01-part.md:7:49-7:58 error Unexpected link to `#`, expected `#good` or `#later` (link-target)",
      "01-part.md:10:1-10:15 error Unexpected link to `#/good`, expected `#good` (link-target)",
      "01-part.md:19:19-19:30 error Unexpected link to a missing file `six/`, expected the file `public/link-target-1/six/` (link-target)",
      "references.md:1:9-1:23 error Unexpected link to `#gooood`, expected `#good` (link-target)",
    ],
  },
  {
    rule: "url-scheme",
    what: "schemes that run code or leave the web",
    files: {
      ...part(
        '# Good\n\n[One](javascript:alert) <a href="&#x6A;ava\nscript:x">two</a>\n\n:::notes\n[Three](vbscript:x) [four](data:text/html,x) [five](ftp://example.org)[^doe]\n:::',
      ),
      "references.md": "[^doe]: [Doe](file:///etc/hosts)\n",
    },
    problems: [
      "01-part.md:7:1-7:24 error Unexpected scheme `javascript:`, expected `http`, `https`, `mailto` or `tel` (url-scheme)",
      "01-part.md:7:25-8:18 error Unexpected scheme `javascript:`, expected `http`, `https`, `mailto` or `tel` (url-scheme)",
      "01-part.md:11:1-11:20 error Unexpected scheme `vbscript:`, expected `http`, `https`, `mailto` or `tel` (url-scheme)",
      "01-part.md:11:21-11:45 error Unexpected scheme `data:`, expected `http`, `https`, `mailto` or `tel` (url-scheme)",
      "01-part.md:11:46-11:71 error Unexpected scheme `ftp:`, expected `http`, `https`, `mailto` or `tel` (url-scheme)",
      "references.md:1:9-1:33 error Unexpected scheme `file:`, expected `http`, `https`, `mailto` or `tel` (url-scheme)",
    ],
  },
  {
    rule: "html-removed",
    what: "elements and attributes that are not allowed",
    files: part(
      '# Good\n\n<script>alert(1)</script>\n\n<p style="color: red" onclick="alert(1)" class="any">One</p>',
    ),
    problems: [
      "01-part.md:7:1-7:26 warning Unexpected HTML element `<script>`, expected Markdown or an allowed element; it is left out (html-removed)",
      "01-part.md:9:1-9:61 warning Unexpected attribute `style` on `<p>`, expected none; it is left out (html-removed)",
      "01-part.md:9:1-9:61 warning Unexpected attribute `onclick` on `<p>`, expected none; it is left out (html-removed)",
      "01-part.md:9:1-9:61 warning Unexpected class `any` on `<p>`, expected none; it is left out (html-removed)",
    ],
  },
  {
    rule: "math-syntax",
    what: "inline and in a block",
    files: part("# Good\n\nA $\\frac{1}$ half\n\n$$\n\\nothing\n$$"),
    problems: [
      "01-part.md:7:12-7:12 error Unexpected math, expected KaTeX to read it: Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{1} (math-syntax)",
      "01-part.md:10:1-10:9 error Unexpected math, expected KaTeX to read it: Undefined control sequence: \\nothing at position 1: \\̲n̲o̲t̲h̲i̲n̲g̲ (math-syntax)",
    ],
  },
  {
    rule: "math-unusual",
    what: "a letter, told once",
    files: part("# Good\n\nA $a + ß + ß$ half\n\n$$\na \\\\ b\n$$"),
    problems: [
      '01-part.md:7:8-7:9 warning Unexpected math, expected what LaTeX takes, too: Unrecognized Unicode character "ß" (223) (math-unusual)',
      "01-part.md:9:1-11:3 warning Unexpected math, expected what LaTeX takes, too: In LaTeX, \\\\ or \\newline does nothing in display mode (math-unusual)",
    ],
  },
  {
    rule: "code-language",
    what: "one that Shiki does not know",
    files: part("# Good\n\n```typscript\nlet a;\n```\n\n```text\nplain\n```"),
    problems: [
      "01-part.md:7:1-9:4 warning Unexpected code language `typscript`, expected `typescript` or another that Shiki knows; it is not coloured (code-language)",
    ],
  },
  {
    rule: "chart-syntax",
    what: "with its line in the file, in a list too; in a short form with its key",
    files: part(
      "# Good\n\n```chart\nmark: lines\n```\n\n- two\n\n  ```chart steps\n  mark: bar\n  heigth: 3\n  ```\n\n```chart\nunits:\n  - { cout: 3 }\n```",
    ),
    problems: [
      "01-part.md:8:7-8:7 error Unexpected mark `lines`, expected `line`, or another of `arc`, `area`, `bar`, `boxplot`, `circle`, `errorband`, `errorbar`, `geoshape`, `line`, `point`, `rect`, `rule`, `square`, `text`, `tick` or `trail` (chart-syntax)",
      "01-part.md:13:12-13:17 error Unexpected `steps` for chart, expected `ghost` (unknown-key)",
      "01-part.md:15:3-15:3 error Unexpected key `heigth`, expected `height` (chart-syntax)",
      "01-part.md:20:7-20:11 error Unexpected key `units.0.cout`, expected `count` (unknown-key)",
    ],
  },
  {
    rule: "chart-data",
    what: "a column, a file that is missing, and one from elsewhere",
    files: part(
      '# Good\n\n```chart\ndata: { values: [{ a: 1 }] }\nmark: bar\nencoding: { x: { field: b } }\n```\n\n```chart\ndata: { url: gone.csv }\nmark: bar\n```\n\n```chart\ndata: { url: "https://example.org/a.csv" }\nmark: bar\n```',
    ),
    problems: [
      "01-part.md:10:25-10:25 error Unexpected column `b`, expected `a` (chart-data)",
      "01-part.md:14:14-14:14 error Unexpected missing data `gone.csv`, expected a .csv, .tsv or .json file in `public/chart-data-1` (chart-data)",
      "01-part.md:19:14-19:14 error Unexpected data from elsewhere `https://example.org/a.csv`, expected a file in `public/chart-data-1` (chart-data)",
    ],
  },
  {
    rule: "chart-step",
    what: "numbers that are missing, and a layer without anything",
    files: part(
      '# Good\n\n```chart\nunits: [{ count: 3 }, { count: 4, step: 2, until: 3 }]\n```\n\n---\n\n# Two\n\n```chart\ndata: { values: [{ a: 1 }] }\nencoding: { x: { field: a } }\nlayer:\n  - mark: bar\n  - mark: rule\n    transform: [{ filter: "datum.a > 1" }]\n    step: 1\n```',
    ),
    problems: [
      "01-part.md:8:1-8:1 error Unexpected step 1 that shows nothing, expected something with `step: 1` that is drawn (chart-step)",
      "01-part.md:8:1-8:1 error Unexpected step 3 that shows nothing, expected something with `step: 3` that is drawn (chart-step)",
      "01-part.md:16:1-16:1 error Unexpected step 1 that shows nothing, expected something with `step: 1` that is drawn (chart-step)",
    ],
  },
  {
    rule: "diagram-syntax",
    what: "with its line in the file, in a list too",
    files: part(
      "# Good\n\n```mermaid\nflowchart LR\n  accTitle: One\n  A --> [\n```\n\n- two\n\n  ```mermaid\n  nothing\n  ```",
    ),
    problems: [
      "01-part.md:10:1-10:1 error Unexpected `[`, expected `|`, a number or a name (diagram-syntax)",
      "01-part.md:16:3-16:3 error Unexpected `nothing`, expected a type of diagram, as `flowchart LR` (diagram-syntax)",
    ],
  },
  {
    rule: "diagram-class",
    what: "none that there is, two colons, and an edge that is not there",
    files: part(
      '# Good\n\n```mermaid\nflowchart LR\n  accTitle: One\n  A["x:::y"]:::negativ e1@--> B::positive\n  %% D:::none\n  B --> C:::mine\n  class e9,B accent\n  class e1 inhibit\n  classDef mine fill:#fff\n```',
    ),
    problems: [
      "01-part.md:10:16-10:16 warning Unexpected class `negativ`, expected `negative`, or a `classDef` for it (diagram-class)",
      "01-part.md:10:32-10:32 warning Unexpected `::positive`, expected three colons, as `:::positive` (diagram-class)",
      "01-part.md:13:9-13:9 warning Unexpected `e9` in a line of a class, expected a node of the diagram, or an edge, as `e1` in `A e1@--> B` (diagram-class)",
      "01-part.md:14:12-14:12 warning Unexpected class `inhibit`, expected `inhibits`, or a `classDef` for it (diagram-class)",
    ],
  },
  {
    rule: "diagram-label",
    what: "a diagram without a title",
    files: part("# Good\n\n```mermaid\nflowchart LR\n  A --> B\n```"),
    problems: [
      "01-part.md:7:1-10:4 warning Unexpected diagram without a title, expected a line `accTitle: what it shows` in it (diagram-label)",
    ],
  },
  {
    rule: "diagram-small",
    what: "with sixteen nodes in a row, on a slide and on a phone",
    files: part(
      `# Good\n\n\`\`\`mermaid\nflowchart LR\n  accTitle: One\n  A --> ${"B C D E F G H I J K L M N O P".replaceAll(" ", " --> ")} & Q\n\`\`\``,
    ),
    problems: [
      "01-part.md:7:1-11:4 warning Unexpected label of 8.5 px in a diagram, expected 20 px or more: fewer nodes, or shorter labels (diagram-small)",
      "01-part.md:7:1-11:4 warning Unexpected label of 4.1 px in a diagram on a phone, expected 12 px or more: fewer nodes, or shorter labels (diagram-small)",
    ],
  },
  {
    rule: "diagram-step",
    what: "two in a row, and some in a kind of diagram that has none",
    files: part(
      '# Good\n\n```mermaid steps\nflowchart LR\n  accTitle: One\n  A --> B\n  %% step\n  %% step\n  B --> C\n```\n\n```mermaid steps\npie\n  accTitle: Two\n  "a": 1\n  %% step\n  "b": 2\n```',
    ),
    problems: [
      "01-part.md:7:1-14:4 error Unexpected `%% step` number 1 that shows nothing new, expected a node, an edge or a message after it (diagram-step)",
      "01-part.md:16:1-22:4 error Unexpected steps in a `pie`, expected them in a `flowchart`, `sequenceDiagram` or `stateDiagram-v2` (diagram-step)",
    ],
  },
];
