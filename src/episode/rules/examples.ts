import type { RuleId } from "./rules.ts";

/** What breaks a rule, and the same mended. */
export interface RuleExample {
  /** What stands there, if not slides of a segment: the path of a file, or `files` for the paths of several. */
  readonly file?: string;
  readonly wrong: string;
  readonly right: string;
}

const inFile = (file: string, wrong: string, right: string): RuleExample => ({
  file,
  wrong,
  right,
});
const yaml = (wrong: string, right: string) => inFile("episode.yaml", wrong, right);
const theme = (wrong: string, right: string) => inFile("theme/theme.yaml", wrong, right);
const markdown = (wrong: string, right: string): RuleExample => ({ wrong, right });

/** A slide with these notes. */
const notes = (text: string) => `# The pier\n\n:::notes\n${text}\n:::`;
const bothNotes = (wrong: string, right: string) => markdown(notes(wrong), notes(right));
/** A slide with this below its title. */
const slide = (text: string) => `# The pier\n\n${text}`;
const bothSlides = (wrong: string, right: string) => markdown(slide(wrong), slide(right));
const STEPS = ":::steps\n- Sand\n- Stone\n:::";
const flowchart = (info: string, lines: string) =>
  `\`\`\`${info}\nflowchart LR\n  accTitle: The current\n${lines}\n\`\`\``;

const drawing = (shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n${shapes}\n</svg>`;
const bothDrawings = (wrong: string, right: string) =>
  inFile("pier.svg", drawing(wrong), drawing(right));

/** Examples by rule; one without is about what a few lines of text can't show. */
export const RULE_EXAMPLES: Readonly<Partial<Record<RuleId, RuleExample>>> = {
  "episode-file": inFile(
    "files",
    "slides/harbor/01-sand.md",
    "slides/harbor/episode.yaml\nslides/harbor/01-sand.md",
  ),
  "segment-file": inFile("01-sand.md", "# The pier", "---\ntitle: Sand\n---\n\n# The pier"),
  "file-name": inFile(
    "files",
    "slides/harbor/episode.yaml\nslides/harbor/01-sand.md\nslides/harbor/stone.md",
    "slides/harbor/episode.yaml\nslides/harbor/01-sand.md\nslides/harbor/02-stone.md",
  ),
  "yaml-syntax": yaml("title: Harbors: a history", 'title: "Harbors: a history"'),
  "unknown-key": yaml("title: Harbors\nlang: de", "title: Harbors\nlanguage: de"),
  "invalid-value": yaml("title: Harbors\ndate: 23.11.2026", "title: Harbors\ndate: 2026-11-23"),
  "unknown-directive": bothSlides(":::note\nWaves.\n:::", ":::notes\nWaves.\n:::"),
  "directive-syntax": bothSlides("::: notes\nWaves.\n:::", ":::notes\nWaves.\n:::"),
  "notes-syntax": bothSlides("Note: Waves.", ":::notes\nWaves.\n:::"),
  "speaker-unknown": bothNotes(
    "**Anna:** Waves.\n\n**Anna:** And sand?\n\n**Ana:** Sand, too.",
    "**Anna:** Waves.\n\n**Anna:** And sand?\n\n**Anna:** Sand, too.",
  ),
  "click-syntax": bothSlides(
    `${STEPS}\n\n:::notes\n[click] Sand, and [Click] stone.\n:::`,
    `${STEPS}\n\n:::notes\n[click] Sand, and [click] stone.\n:::`,
  ),
  "timecode-syntax": bothNotes("(03:12) Waves.", "[03:12] Waves."),
  "steps-syntax": bothSlides(
    flowchart("mermaid steps", "  A --> B\n  %% Step\n  B --> C"),
    flowchart("mermaid steps", "  A --> B\n  %% step\n  B --> C"),
  ),
  "slide-break": bothSlides("Sand\n---\n\nStone", "Sand\n\n---\n\nStone"),
  "heading-order": bothSlides("### Sand", "## Sand"),
  "markdown-syntax": bothSlides(
    "[The plan] (https://example.org)",
    "[The plan](https://example.org)",
  ),
  "other-syntax": bothSlides("Done :tada:", "Done 🎉"),
  "unclosed-directive": bothSlides(":::notes\nWaves.", ":::notes\nWaves.\n:::"),
  "unclosed-block": bothSlides("```js\nlet tide;", "```js\nlet tide;\n```"),
  "slide-id": markdown('::slide{id="the pier"}\n\n# The pier', "::slide{#the-pier}\n\n# The pier"),
  "slide-empty": bothSlides("---\n\n---\n\n# Sand", "---\n\n# Sand"),
  "notes-without-slide": bothSlides(
    "---\n\n:::notes\nSand.\n:::",
    "---\n\n# Sand\n\n:::notes\nSand.\n:::",
  ),
  "private-remark": bothNotes(
    "Waves.\n:::\n\n:::private\n[03:12] Ask who has seen it.",
    "[03:12] Waves.\n:::\n\n:::private\nAsk who has seen it.",
  ),
  timecode: bothNotes("[03:72] Waves.", "[04:12] Waves."),
  "timecode-order": bothNotes("[03:12] Sand.\n\n[02:40] Stone.", "[02:40] Sand.\n\n[03:12] Stone."),
  "timecode-twice": bothNotes("[03:12] Sand.\n\n[03:12] Stone.", "[03:12] Sand.\n\n[03:20] Stone."),
  "cue-beyond-end": yaml(
    "title: Harbors\nduration: 00:10 # A paragraph begins with [00:12].",
    "title: Harbors\nduration: 00:20",
  ),
  "duration-differs": yaml(
    "title: Harbors\nmedia: harbor.wav # It is 20 s long.\nduration: 00:30",
    "title: Harbors\nmedia: harbor.wav\nduration: 00:20",
  ),
  "description-missing": yaml(
    "title: Harbors\nmedia: harbor.wav",
    "title: Harbors\nmedia: harbor.wav\ndescription: Where the sand comes from.",
  ),
  pronunciation: yaml(
    'title: Harbors\nvoice: flite\npronunciations: { quay: "[[ki:]]" }',
    "title: Harbors\nvoice: flite\npronunciations: { quay: key }",
  ),
  "slide-short": bothNotes(
    "[00:00] Sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:01] Tide.",
    "[00:00] Sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:06] Tide.",
  ),
  "slide-long": bothNotes(
    "[00:00] Sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[04:00] Tide.",
    "[00:00] Sand.\n:::\n\n---\n\n# The quay\n\n:::notes\n[02:00] Stone.\n:::\n\n---\n\n# The tide\n\n:::notes\n[04:00] Tide.",
  ),
  "notes-long": bothNotes(
    `[00:00] ${"All that the waves carry is sand. ".repeat(3)}\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:04] Tide.`,
    "[00:00] The waves carry sand.\n:::\n\n---\n\n# The tide\n\n:::notes\n[00:04] Tide.",
  ),
  "click-without-step": bothSlides(
    `${STEPS}\n\n:::notes\n[click] Sand, [click] stone [click] and silt.\n:::`,
    `${STEPS}\n\n:::notes\n[click] Sand, [click] stone and silt.\n:::`,
  ),
  "step-without-click": bothSlides(
    `${STEPS}\n\n:::notes\n[click] Sand, and stone.\n:::`,
    `${STEPS}\n\n:::notes\n[click] Sand, [click] and stone.\n:::`,
  ),
  "footnote-undefined": bothSlides(
    "It moves.[^don]\n\n[^doe]: **Doe 2019** Sand",
    "It moves.[^doe]\n\n[^doe]: **Doe 2019** Sand",
  ),
  "footnote-unused": bothSlides(
    "It moves.\n\n[^doe]: **Doe 2019** Sand",
    "It moves.[^doe]\n\n[^doe]: **Doe 2019** Sand",
  ),
  "footnote-twice": bothSlides(
    "It moves.[^doe]\n\n[^doe]: **Doe 2019** Sand\n\n[^doe]: **Doe 2021** Silt",
    "It moves.[^doe][^doe2]\n\n[^doe]: **Doe 2019** Sand\n\n[^doe2]: **Doe 2021** Silt",
  ),
  "footnote-text": inFile("references.md", "[^doe] **Doe 2019** Sand", "[^doe]: **Doe 2019** Sand"),
  "definition-unused": bothSlides(
    "[The plan][plan]\n\n[plan]: https://example.org\n[map]: https://example.org/map",
    "[The plan][plan], and [a map][map]\n\n[plan]: https://example.org\n[map]: https://example.org/map",
  ),
  "theme-file": yaml("title: Harbors\ntheme: tehcnical", "title: Harbors\ntheme: technical"),
  "theme-token": theme("colours:\n  accent: teel", "colours:\n  accent: teal"),
  "theme-font": theme(
    "fonts:\n  display: { family: Comic Sans }",
    "fonts:\n  display: { family: Archivo }",
  ),
  "theme-css": inFile(
    "theme/slides.css",
    ".slide { background: url(https://example.org/sea.png); }",
    ".slide { background: var(--accent-tint); }",
  ),
  "theme-contrast": theme(
    "colours:\n  ink: { light: '#aaaaaa', dark: '#eeeeee' }",
    "colours:\n  ink: { light: '#222222', dark: '#eeeeee' }",
  ),
  "brand-file": inFile(
    "theme/_brand.yml",
    "color:\n  foregruond: '#222222'",
    "color:\n  foreground: '#222222'",
  ),
  "image-missing": bothSlides("![A pier](peir.png)", "![A pier](pier.png)"),
  "icon-missing": bothSlides("![](icon:lucide/ancor)", "![](icon:lucide/anchor)"),
  "media-missing": yaml("title: Harbors\nmedia: habor.wav", "title: Harbors\nmedia: harbor.wav"),
  "file-unused": bothSlides(
    "All of `public/harbor/` is published, `pier.png` too.",
    "![A pier](pier.png)",
  ),
  "drawing-file": bothDrawings(
    '<g id="step 1"><path d="M0 0h9"></g>',
    '<g id="step 1"><path d="M0 0h9"/></g>',
  ),
  "drawing-step": bothDrawings(
    '<g id="step 1"><path d="M0 0h9"/></g>\n<g id="step 3"><path d="M0 9h9"/></g>',
    '<g id="step 1"><path d="M0 0h9"/></g>\n<g id="step 2"><path d="M0 9h9"/></g>',
  ),
  "drawing-removed": bothDrawings(
    '<g id="step 1"><image href="pier.png"/></g>',
    '<g id="step 1"><path d="M0 0h9"/></g>',
  ),
  "disable-comment": bothSlides(
    "<!-- cuedeck-disable-next-line html-removed -->\n\n<b onclick>Sand</b>",
    "<!-- cuedeck-disable-next-line html-removed: as it was -->\n\n<b onclick>Sand</b>",
  ),
  "image-remote": bothSlides(
    "![A pier](https://example.org/pier.png)",
    "[A pier](https://example.org/pier.png)",
  ),
  "image-alt": bothSlides("![](pier.png)", "![A pier](pier.png)"),
  "embed-title": bothSlides(
    '::embed{src="https://example.org"}',
    '::embed{src="https://example.org" title="The tide, live"}',
  ),
  "link-target": bothSlides("[Above](#peir)", "[Above](#the-pier)"),
  "url-scheme": bothSlides("[The plan](ftp://example.org)", "[The plan](https://example.org)"),
  "callout-kind": bothSlides("> [!INFO]\n> Waves.", "> [!NOTE]\n> Waves."),
  "html-removed": bothSlides("<video src='a.mp4'></video>", "**Waves**"),
  "math-syntax": bothSlides("$\\frac{1}$", "$\\frac{1}{2}$"),
  "math-unusual": bothSlides("$v_{Fluß} = 2$", "$v_{\\text{Fluß}} = 2$"),
  "code-language": bothSlides("```jvascript\nlet tide;\n```", "```js\nlet tide;\n```"),
  "chart-syntax": bothSlides(
    "```chart\ndata: { values: [{ year: 2019, sand: 3 }] }\nmark: bars\nencoding: { x: { field: year }, y: { field: sand } }\n```",
    "```chart\ndata: { values: [{ year: 2019, sand: 3 }] }\nmark: bar\nencoding: { x: { field: year }, y: { field: sand } }\n```",
  ),
  "chart-data": bothSlides(
    "```chart\ndata: { values: [{ year: 2019, sand: 3 }] }\nmark: bar\nencoding: { x: { field: jear }, y: { field: sand } }\n```",
    "```chart\ndata: { values: [{ year: 2019, sand: 3 }] }\nmark: bar\nencoding: { x: { field: year }, y: { field: sand } }\n```",
  ),
  "file-kind": inFile("sand.txt", "Sand", "1\n00:00:01,000 --> 00:00:02,000\nSand"),
  "file-syntax": inFile(
    "captions.vtt",
    "00:01.000 --> 00:02.000\nSand",
    "WEBVTT\n\n00:01.000 --> 00:02.000\nSand",
  ),
  "file-value": inFile(
    "chapters.json",
    '{ "version": "1.2.0", "chapters": [{ "startTime": "soon", "title": "Sand" }] }',
    '{ "version": "1.2.0", "chapters": [{ "startTime": 5, "title": "Sand" }] }',
  ),
  "file-cue": inFile(
    "captions.vtt",
    "WEBVTT\n\n00:01.000 --> 00:02.000\nSand\n\n00:04.000 --> 00:03.000\nStone",
    "WEBVTT\n\n00:01.000 --> 00:02.000\nSand\n\n00:03.000 --> 00:04.000\nStone",
  ),
  "file-part": inFile(
    "slides.md",
    "---\nmarp: true\n---\n\n# The pier\n\n<video src='pier.mp4'></video>",
    "---\nmarp: true\n---\n\n# The pier\n\nFilmed from the quay.",
  ),
  "chart-step": bothSlides(
    "```chart\nunits:\n  - { count: 3, label: Boats }\n  - { count: 4, label: Ships, step: 2 }\n```",
    "```chart\nunits:\n  - { count: 3, label: Boats }\n  - { count: 4, label: Ships, step: 1 }\n```",
  ),
  "diagram-syntax": bothSlides(
    flowchart("mermaid", "  A --> ["),
    flowchart("mermaid", "  A --> B"),
  ),
  "diagram-label": bothSlides(
    "```mermaid\nflowchart LR\n  A --> B\n```",
    flowchart("mermaid", "  A --> B"),
  ),
  "diagram-class": bothSlides(
    flowchart("mermaid", "  A:::negativ --> B"),
    flowchart("mermaid", "  A:::negative --> B"),
  ),
  "diagram-step": bothSlides(
    flowchart("mermaid steps", "  A --> B\n  %% step"),
    flowchart("mermaid steps", "  A --> B\n  %% step\n  B --> C"),
  ),
};
